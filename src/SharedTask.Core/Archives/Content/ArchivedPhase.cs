using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Archives.Content;

/// <summary>A phase with the tracks that take part and every version of their references.</summary>
public sealed record ArchivedPhase
{
    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required int Position { get; init; }

    public required DateTime StartsAt { get; init; }

    public DateTime? EndsAt { get; init; }

    public int? RunsPerDay { get; init; }

    public int? RunsInAll { get; init; }

    public required BoardVisibility Visibility { get; init; }

    public DateTime? FreezesAt { get; init; }

    public DateTime? ReleasesAt { get; init; }

    /// <summary>The places of the tracks that take part.</summary>
    public required IReadOnlyList<int> Tracks { get; init; }

    public required IReadOnlyList<ArchivedReference> References { get; init; }
}
