using System.Globalization;

namespace SharedTask.Web.Shared;

/// <summary>Writes times. They are kept in UTC; anywhere on Earth is UTC−12.</summary>
public static class MomentText
{
    private const string Pattern = "d MMM yyyy HH:mm";
    private static readonly TimeSpan AoeOffset = TimeSpan.FromHours(-12);

    /// <summary>For machines, to the second.</summary>
    public static string Iso(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static string Aoe(DateTime at) => $"{(at + AoeOffset).ToString(Pattern, CultureInfo.CurrentCulture)} AoE";

    public static string Utc(DateTime at) => $"{at.ToString(Pattern, CultureInfo.CurrentCulture)} UTC";
}
