namespace SharedTask.Core.Competitions;

/// <summary>Times as organizers type them, in their competition's zone, and as they are kept, in UTC.</summary>
public static class CompetitionTime
{
    /// <summary>A deadline "anywhere on Earth" has passed when it has passed everywhere: UTC−12.</summary>
    public const string AnywhereOnEarth = "AoE";

    private static readonly TimeZoneInfo Aoe = TimeZoneInfo.CreateCustomTimeZone(AnywhereOnEarth, TimeSpan.FromHours(-12), AnywhereOnEarth, AnywhereOnEarth);

    /// <summary>The zones to choose from: anywhere on Earth, UTC, then those that are named after places.</summary>
    public static IReadOnlyList<string> Zones { get; } =
    [
        AnywhereOnEarth,
        "UTC",
        .. TimeZoneInfo.GetSystemTimeZones()
            .Select(zone => zone.Id)
            .Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static bool IsKnown(string zone) => Find(zone) is not null;

    /// <summary>The moment of a time on the clocks of a zone. A time that the clocks skip counts as the one an hour later.</summary>
    public static DateTime ToUtc(DateTime local, string zone)
    {
        var found = Find(zone) ?? Aoe;
        var time = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(found.IsInvalidTime(time) ? time.AddHours(1) : time, found);
    }

    /// <summary>What the clocks of a zone show at a moment.</summary>
    public static DateTime ToLocal(DateTime utc, string zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Find(zone) ?? Aoe);

    private static TimeZoneInfo? Find(string zone) =>
        zone == AnywhereOnEarth ? Aoe
        : zone.Length is > 0 and <= 60 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found
        : null;
}
