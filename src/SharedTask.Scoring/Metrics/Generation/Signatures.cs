using System.Globalization;

namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>Writes signatures as sacreBLEU does.</summary>
internal static class Signatures
{
    /// <summary>The version of sacreBLEU whose definitions the metrics follow.</summary>
    public const string Version = "2.6.0";

    public static string Join(int? references, params ReadOnlySpan<(string Key, string Value)> pairs)
    {
        var parts = new List<string> { "nrefs:" + (references?.ToString(CultureInfo.InvariantCulture) ?? "var") };
        foreach (var (key, value) in pairs)
        {
            parts.Add($"{key}:{value}");
        }

        return string.Join('|', [.. parts, "version:" + Version]);
    }

    public static string YesNo(bool value) => value ? "yes" : "no";
}
