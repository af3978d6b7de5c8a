using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Competitions;

/// <summary>The columns that a plugin's metrics suggest: the usual metric ranks, and stands first.</summary>
internal static class ProposedColumns
{
    private const int Most = 6;

    public static IEnumerable<LeaderboardColumn> For(Guid trackId, PluginManifest plugin) => plugin.Metrics
        .OrderBy(metric => metric.Key == plugin.DefaultMetric ? 0 : 1)
        .Take(Most)
        .Select((metric, i) => new LeaderboardColumn
        {
            TrackId = trackId,
            Metric = metric.Key,
            Title = metric.Title.Length > 60 ? metric.Title[..60] : metric.Title,
            HigherIsBetter = metric.Direction == MetricDirection.HigherIsBetter,
            Digits = metric.Digits,
            Position = i,
            RankOrder = i == 0 ? 1 : null,
        });
}
