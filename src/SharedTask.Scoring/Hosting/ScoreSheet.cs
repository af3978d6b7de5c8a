using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Hosting;

/// <summary>What a scorer computed.</summary>
/// <param name="Items">How many items the reference or, without one, the run holds.</param>
/// <param name="Scores">The metrics over everything.</param>
/// <param name="Slices">The metrics over parts.</param>
/// <param name="Tables">Tables to show beside them.</param>
public sealed record ScoreSheet(long Items, IReadOnlyList<MetricScore> Scores, IReadOnlyList<SliceScore> Slices, IReadOnlyList<ScoreTable> Tables)
{
    /// <summary>What every resampling unit contributes, where the plugin gives it.</summary>
    public ItemStatistics? Statistics { get; init; }

    /// <summary>A sheet without scores.</summary>
    /// <param name="items">How many items there are.</param>
    /// <returns>The sheet.</returns>
    public static ScoreSheet Empty(long items) => new(items, [], [], []);
}
