using SharedTask.Core.Leaderboards;
using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Core.Archives.Content;

/// <summary>A track with its columns and with every version of its scorer.</summary>
public sealed record ArchivedTrack
{
    public required string Slug { get; init; }

    public required string Title { get; init; }

    public string Description { get; init; } = "";

    public required int Position { get; init; }

    public required RunSelection RunSelection { get; init; }

    public RankingRule RankingRule { get; init; }

    public required TieRule TieRule { get; init; }

    public required long MaxRunBytes { get; init; }

    public required IReadOnlyList<ArchivedColumn> Columns { get; init; }

    public required IReadOnlyList<ArchivedScorer> Scorers { get; init; }
}
