using SharedTask.Core.Teams;

namespace SharedTask.Core.Archives.Content;

/// <summary>A team, its members and its registration.</summary>
public sealed record ArchivedTeam
{
    public required string Name { get; init; }

    public string Affiliation { get; init; } = "";

    public string Country { get; init; } = "";

    public required TeamKind Kind { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>The places of the tracks in which it takes part.</summary>
    public required IReadOnlyList<int> Tracks { get; init; }

    public required IReadOnlyList<ArchivedMember> Members { get; init; }

    public ArchivedRegistration? Registration { get; init; }

    /// <summary>What it has used of its quotas.</summary>
    public required IReadOnlyList<ArchivedQuota> Quotas { get; init; }
}
