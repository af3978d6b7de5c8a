using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Bundles.Plan;

/// <summary>A phase to be; times in UTC.</summary>
public sealed record ImportPhase
{
    public required string Title { get; init; }

    public string Description { get; init; } = "";

    public required DateTime StartsAt { get; init; }

    public DateTime? EndsAt { get; init; }

    public int? RunsPerDay { get; init; }

    public int? RunsInAll { get; init; }

    public BoardVisibility Visibility { get; init; }

    public DateTime? FreezesAt { get; init; }

    public DateTime? ReleasesAt { get; init; }

    /// <summary>The tracks that take part, each with its reference.</summary>
    public required IReadOnlyList<ImportReference> References { get; init; }
}
