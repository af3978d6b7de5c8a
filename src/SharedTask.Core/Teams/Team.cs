namespace SharedTask.Core.Teams;

/// <summary>Who is ranked in a competition, even if it is one person.</summary>
public sealed class Team
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CompetitionId { get; init; }

    /// <summary>Unique in the competition, whatever the case.</summary>
    public required string Name { get; set; }

    /// <summary>The name folded for comparison.</summary>
    public required string NormalizedName { get; set; }

    public string Affiliation { get; set; } = "";

    /// <summary>ISO 3166-1 alpha-2 in upper case; empty if unknown.</summary>
    public string Country { get; set; } = "";

    public TeamKind Kind { get; set; }

    public DateTime CreatedAt { get; set; }
}
