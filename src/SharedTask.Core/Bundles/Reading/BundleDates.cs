using System.Globalization;
using System.Text.RegularExpressions;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>
/// Reads dates in the forms that bundles hold. Where day and month are both possible the month comes first, as on both platforms, unless
/// the file's other dates show the day there; a time without an offset is UTC; an offset counts, although Codabench drops it.
/// </summary>
internal static partial class BundleDates
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly Dictionary<string, TimeSpan> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = TimeSpan.Zero,
        ["UTC"] = TimeSpan.Zero,
        ["GMT"] = TimeSpan.Zero,
        ["AOE"] = TimeSpan.FromHours(-12),
        ["CET"] = TimeSpan.FromHours(1),
        ["CEST"] = TimeSpan.FromHours(2),
        ["EST"] = TimeSpan.FromHours(-5),
        ["EDT"] = TimeSpan.FromHours(-4),
        ["PST"] = TimeSpan.FromHours(-8),
        ["PDT"] = TimeSpan.FromHours(-7),
        ["JST"] = TimeSpan.FromHours(9),
    };

    /// <summary>The moment, or <see langword="null"/> if the text is no date.</summary>
    public static BundleMoment? Read(string text, DateOrder order = DateOrder.Unknown)
    {
        text = text.Trim();
        if (text.Length is 0 or > 80)
        {
            return null;
        }

        if (YearFirst().Match(text) is { Success: true } iso)
        {
            return Make(Number(iso, "y"), Number(iso, "m"), Number(iso, "d"), iso, isAmbiguous: false);
        }

        if (Compact().Match(text) is { Success: true } compact)
        {
            return Make(Number(compact, "y"), Number(compact, "m"), Number(compact, "d"), compact, isAmbiguous: false);
        }

        if (YearLast().Match(text) is { Success: true } numbers)
        {
            var (first, second) = (Number(numbers, "a"), Number(numbers, "b"));
            var isEither = first <= 12 && second <= 12 && first != second;
            return OrderOf(text) == DateOrder.DayFirst || (isEither && order == DateOrder.DayFirst)
                ? Make(Year(numbers), second, first, numbers, isAmbiguous: false) is { } moment ? moment with { IsDayFirst = isEither } : null
                : Make(Year(numbers), first, second, numbers, isAmbiguous: isEither && order == DateOrder.Unknown);
        }

        var named = NamedMonth().Match(text) is { Success: true } monthFirst ? monthFirst : DayThenMonth().Match(text);
        var month = named.Success ? Array.FindIndex(Months, name => named.Groups["n"].Value.StartsWith(name, StringComparison.OrdinalIgnoreCase)) + 1 : 0;
        return month > 0 ? Make(Number(named, "y"), month, Number(named, "d"), named, isAmbiguous: false) : null;
    }

    /// <summary>What a date shows of how its author writes them.</summary>
    public static DateOrder OrderOf(string text) =>
        text.Length > 80 || YearLast().Match(text.Trim()) is not { Success: true } match ? DateOrder.Unknown
        : Number(match, "a") > 12 ? DateOrder.DayFirst
        : Number(match, "b") > 12 ? DateOrder.MonthFirst
        : DateOrder.Unknown;

    private static int Year(Match match)
    {
        var year = Number(match, "y");
        return year >= 100 ? year : year + (year < 70 ? 2000 : 1900);
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true, Length: > 0 } found ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private static BundleMoment? Make(int year, int month, int day, Match match, bool isAmbiguous)
    {
        if (year is < 1 or > 9990 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var (hour, minute, second) = (Number(match, "h"), Number(match, "min"), Number(match, "s"));
        var half = match.Groups["half"].Value;
        if (half.Length > 0 && hour is >= 1 and <= 12)
        {
            hour = (hour % 12) + (half.StartsWith('p') || half.StartsWith('P') ? 12 : 0);
        }

        // 24:00 is how people say the end of a day.
        if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && minute + second > 0))
        {
            return null;
        }

        var (offset, unknown) = Offset(match);
        if (offset is not { } found)
        {
            return null;
        }

        var local = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).AddHours(hour).AddMinutes(minute).AddSeconds(second);
        return local.Ticks - found.Ticks < 0 ? null : new BundleMoment(local - found, match.Groups["h"].Success, found != TimeSpan.Zero, isAmbiguous, unknown);
    }

    private static (TimeSpan? Offset, string? Unknown) Offset(Match match)
    {
        if (match.Groups["zone"] is { Success: true, Length: > 0 } zone && !Zones.ContainsKey(zone.Value))
        {
            return (TimeSpan.Zero, zone.Value);
        }

        var named = match.Groups["zone"] is { Success: true, Length: > 0 } known ? Zones[known.Value] : TimeSpan.Zero;
        if (!match.Groups["sign"].Success)
        {
            return (named, null);
        }

        var written = new TimeSpan(Number(match, "oh"), Number(match, "om"), 0);
        return written > TimeSpan.FromHours(14) ? (null, null) : (named + (match.Groups["sign"].Value == "-" ? -written : written), null);
    }

    private const string Time = @"(?:(?:[T ,]|\s+at)\s*(?<h>\d{1,2}):(?<min>\d{2})(?::(?<s>\d{2})(?:[.,]\d+)?)?\s*(?<half>[AaPp]\.?[Mm]\.?)?)?"
        + @"\s*\(?(?<zone>[A-Za-z]{1,5})?\)?\s*(?:(?<sign>[+-])(?<oh>\d{1,2}):?(?<om>\d{2})?)?$";

    [GeneratedRegex(@"^(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})" + Time, RegexOptions.None, 200)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})(?:T(?<h>\d{2})(?<min>\d{2})(?<s>\d{2})?)?(?<zone>Z)?(?<half>)(?:(?<sign>[+-])(?<oh>\d{2}):?(?<om>\d{2})?)?$", RegexOptions.None, 200)]
    private static partial Regex Compact();

    [GeneratedRegex(@"^(?<a>\d{1,2})[-/.](?<b>\d{1,2})[-/.](?<y>\d{4}|\d{2})" + Time, RegexOptions.None, 200)]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^(?:[A-Za-z]{3,9},?\s+)?(?<n>[A-Za-z]{3,9})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})" + Time, RegexOptions.None, 200)]
    private static partial Regex NamedMonth();

    [GeneratedRegex(@"^(?:[A-Za-z]{3,9},?\s+)?(?<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?<n>[A-Za-z]{3,9})\.?,?[\s-]+(?<y>\d{4})" + Time, RegexOptions.None, 200)]
    private static partial Regex DayThenMonth();
}
