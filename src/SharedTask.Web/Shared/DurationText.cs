using System.Globalization;
using Microsoft.Extensions.Localization;

namespace SharedTask.Web.Shared;

/// <summary>Writes durations in words: the two largest units that matter.</summary>
public sealed class DurationText(IStringLocalizer<SharedTexts> texts)
{
    public string Of(TimeSpan duration)
    {
        var (first, second) = duration switch
        {
            { TotalDays: >= 1 } => (Unit("Days", (int)duration.TotalDays), Unit("Hours", duration.Hours)),
            { TotalHours: >= 1 } => (Unit("Hours", (int)duration.TotalHours), Unit("Minutes", duration.Minutes)),
            { TotalMinutes: >= 1 } => (Unit("Minutes", (int)duration.TotalMinutes), ""),
            _ => (texts["LessThanAMinute"].Value, ""),
        };
        return second.Length == 0 ? first : $"{first} {second}";
    }

    private string Unit(string unit, int count) => count == 0 ? "" : texts[$"{unit}{Category(count)}", count].Value;

    /// <summary>The plural categories of English and Arabic, as CLDR has them, where whole numbers need them.</summary>
    private static string Category(int count)
    {
        if (!string.Equals(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, "ar", StringComparison.Ordinal))
        {
            return count == 1 ? "One" : "Other";
        }

        return (count, count % 100) switch
        {
            (1, _) => "One",
            (2, _) => "Two",
            (_, >= 3 and <= 10) => "Few",
            (_, >= 11) => "Many",
            _ => "Other",
        };
    }
}
