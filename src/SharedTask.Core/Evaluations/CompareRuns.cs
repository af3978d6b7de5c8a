using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;
using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Evaluations;

/// <summary>
/// Says for organizers whether two scored runs differ significantly. Both are scored anew, by the track's newest scorer against the newest
/// ready reference, on the same resamples; nothing of it is kept.
/// </summary>
public sealed class CompareRuns(IDbContextFactory<SharedTaskDb> databases, IPluginLibrary plugins, IRunComparer comparer)
{
    public async Task<Answer<IReadOnlyList<ComparedMetric>>> ExecuteAsync(string slug, Guid runId, Guid otherId, Actor actor, CancellationToken cancellationToken)
    {
        var prepared = await PrepareAsync(slug, runId, otherId, actor, cancellationToken);
        if (prepared.Refusal is { } refusal)
        {
            return refusal;
        }

        var (comparison, columns) = prepared.Value;
        if (plugins.Find(comparison.Scorer.PluginId) is not { } manifest)
        {
            return new Refusal("comparison.no-plugin");
        }

        var answer = await comparer.CompareAsync(comparison, cancellationToken);
        return answer.Refusal is { } reason ? reason : Answer<IReadOnlyList<ComparedMetric>>.FromValue(Titled(answer.Value, manifest, columns));
    }

    private static List<ComparedMetric> Titled(IReadOnlyList<ScoreComparison> comparisons, PluginManifest manifest, List<LeaderboardColumn> columns)
    {
        // What the board shows comes first, under its headings.
        var order = columns.OrderBy(column => column.RankOrder ?? int.MaxValue).ThenBy(column => column.Position).Select((column, place) => (column, place))
            .ToDictionary(one => one.column.Metric, one => one, StringComparer.Ordinal);
        return
        [
            .. comparisons.OrderBy(one => order.TryGetValue(one.Metric, out var shown) ? shown.place : int.MaxValue).Select(one =>
            {
                var metric = manifest.Metrics.First(known => known.Key == one.Metric);
                return order.TryGetValue(one.Metric, out var shown)
                    ? new ComparedMetric(shown.column.Title, shown.column.Digits, one)
                    : new ComparedMetric(metric.Title, metric.Digits, one);
            }),
        ];
    }

    private async Task<Answer<(RunComparison Comparison, List<LeaderboardColumn> Columns)>> PrepareAsync(
        string slug, Guid runId, Guid otherId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var found = await Editing.FindAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var runs = await db.Runs
            .Where(row => row.CompetitionId == found.Value.Id && row.State == RunState.Scored && (row.Id == runId || row.Id == otherId))
            .ToListAsync(cancellationToken);
        if (runs.Find(row => row.Id == runId) is not { } run || runs.Find(row => row.Id == otherId && row.TrackId == run.TrackId && row.PhaseId == run.PhaseId) is not { } other)
        {
            return new Refusal("not-found");
        }

        var scorer = await CurrentScoring.Scorers(db, run.TrackId).FirstAsync(cancellationToken);
        var reference = await CurrentScoring.References(db, run.TrackId, run.PhaseId).FirstOrDefaultAsync(cancellationToken);
        if (reference is null || scorer.PluginId == ProgramSettings.PluginId)
        {
            return new Refusal("comparison.no-plugin");
        }

        var columns = await db.LeaderboardColumns.Where(row => row.TrackId == run.TrackId).ToListAsync(cancellationToken);
        return (new RunComparison(scorer, reference, new ComparedUpload(run.FileName, run.BlobHash), new ComparedUpload(other.FileName, other.BlobHash)), columns);
    }
}
