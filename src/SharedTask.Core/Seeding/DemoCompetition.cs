using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Seeding;

/// <summary>A synthetic competition at one moment of its life.</summary>
internal sealed record DemoCompetition
{
    public required string Title { get; init; }

    /// <summary>The short name in the address; by default made of the title.</summary>
    public string? Address { get; init; }

    public required string Summary { get; init; }

    public required string Overview { get; init; }

    public required string Rules { get; init; }

    public required IReadOnlyList<DemoTrack> Tracks { get; init; }

    public required string PhaseTitle { get; init; }

    public required int StartsInDays { get; init; }

    public required int EndsInDays { get; init; }

    public BoardVisibility Visibility { get; init; }

    public int? ReleasesInDays { get; init; }

    public bool IsClosed { get; init; }

    public required IReadOnlyList<(string Name, string Affiliation, string Country, double Skill)> Teams { get; init; }
}
