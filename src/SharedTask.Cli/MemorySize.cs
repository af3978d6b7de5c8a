using System.Globalization;

namespace SharedTask.Cli;

/// <summary>Reads sizes as people write them: <c>512M</c>, <c>2G</c>, <c>1.5GiB</c>, <c>1048576</c>.</summary>
internal static class MemorySize
{
    private const string Units = "BKMGT";

    /// <summary>The bytes; <see langword="null"/> if the text is no size. Units are powers of 1,024.</summary>
    public static long? Parse(string text)
    {
        var upper = text.Trim().ToUpperInvariant();
        var digits = upper.TrimEnd([.. "BIKMGT "]);
        var unit = upper[digits.Length..].Trim();
        var power = unit.Length == 0 ? 0 : Units.IndexOf(unit[0], StringComparison.Ordinal);
        if (power < 0 || (unit.Length > 1 && unit[1..] is not ("B" or "IB")) || (unit.Length > 1 && power == 0)
            || !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1_000_000_000_000_000m)
        {
            return null;
        }

        var bytes = number * (1L << (10 * power));
        return bytes <= long.MaxValue ? (long)bytes : null;
    }
}
