using System.Globalization;

namespace SharedTask.Core.Bundles.Yaml;

/// <summary>What unquoted and quoted values mean, as YAML 1.1 has it and as authors write it.</summary>
internal static class YamlValues
{
    public static bool? ToBool(string text) => text.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "ON" or "Y" or "1" => true,
        "FALSE" or "NO" or "OFF" or "N" or "0" => false,
        _ => null,
    };

    /// <summary>A whole number; a fraction of zero, underscores and a sign are taken as well.</summary>
    public static long? ToInteger(string text)
    {
        var plain = text.Trim().Replace("_", "", StringComparison.Ordinal);
        return long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : ToNumber(plain) is { } value && Math.Abs(value) < 1e15 && value == Math.Floor(value) ? (long)value
            : null;
    }

    public static double? ToNumber(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
