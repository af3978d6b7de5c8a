using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Core.Bundles.Plan;

/// <summary>A track to be.</summary>
public sealed record ImportTrack
{
    /// <summary>Its place in the plan, by which phases and references name it.</summary>
    public required int Index { get; init; }

    public required string Title { get; init; }

    public string Description { get; init; } = "";

    public required ImportScoring Scoring { get; init; }

    public required IReadOnlyList<ImportColumn> Columns { get; init; }

    public Leaderboards.RunSelection RunSelection { get; init; } = Leaderboards.RunSelection.Last;

    public Leaderboards.RankingRule RankingRule { get; init; }

    public TieRule TieRule { get; init; }

    /// <summary>The plugin of ours that scored it, where no program does.</summary>
    public ImportPlugin? Plugin { get; init; }

    public long? MaxRunBytes { get; init; }
}
