using SharedTask.Core.Leaderboards;
using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Core.Competitions;

/// <summary>A track in the console, with its newest scorer and its columns.</summary>
public sealed record ConsoleTrack
{
    public required Guid TrackId { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required RunSelection RunSelection { get; init; }

    public required RankingRule RankingRule { get; init; }

    public required TieRule TieRule { get; init; }

    public required int MaxRunMegabytes { get; init; }

    public required ConsoleScorer? Scorer { get; init; }

    public required IReadOnlyList<ColumnDetails> Columns { get; init; }

    public required int Runs { get; init; }
}
