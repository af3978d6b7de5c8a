using SharedTask.Core.Leaderboards;
using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Core.Competitions;

/// <summary>One scored problem of a competition, such as "Subtask 1.2".</summary>
public sealed class Track
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CompetitionId { get; init; }

    /// <summary>Its name in addresses, unique in the competition.</summary>
    public required string Slug { get; set; }

    public required string Title { get; set; }

    /// <summary>What is asked and what a run looks like, in Markdown.</summary>
    public string Description { get; set; } = "";

    public int Position { get; set; }

    /// <summary>Which run of a team counts.</summary>
    public RunSelection RunSelection { get; set; }

    /// <summary>How the ranking columns make one order.</summary>
    public RankingRule RankingRule { get; set; }

    /// <summary>How ranks are numbered when entries are equal.</summary>
    public TieRule TieRule { get; set; }

    /// <summary>The largest run, in bytes.</summary>
    public long MaxRunBytes { get; set; } = 100L * 1024 * 1024;
}
