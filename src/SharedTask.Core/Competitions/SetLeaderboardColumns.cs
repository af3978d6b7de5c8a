using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Competitions;

/// <summary>Sets the columns of a track's boards and ranks the boards anew.</summary>
public sealed class SetLeaderboardColumns(
    IDbContextFactory<SharedTaskDb> databases, IPluginLibrary plugins, UpdateLeaderboard leaderboards, ILeaderboardSignal signal, TimeProvider time)
{
    public async Task<Answer<Done>> ExecuteAsync(
        string slug, Guid trackId, IReadOnlyList<ColumnDetails> columns, long? revision, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var found = await Editing.FindAsync(db, slug, revision, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var competition = found.Value;
        var track = await db.Tracks.SingleOrDefaultAsync(row => row.Id == trackId && row.CompetitionId == competition.Id, cancellationToken);
        var pluginId = await db.Scorers.Where(row => row.TrackId == trackId).OrderByDescending(row => row.Version).Select(row => row.PluginId).FirstOrDefaultAsync(cancellationToken);
        if (track is null || pluginId is null)
        {
            return new Refusal("not-found");
        }

        if (Check(columns, plugins.Find(pluginId)?.Metrics.Select(metric => metric.Key).ToHashSet(StringComparer.Ordinal)) is { } wrong)
        {
            return wrong;
        }

        await db.LeaderboardColumns.Where(row => row.TrackId == trackId).ExecuteDeleteAsync(cancellationToken);
        db.LeaderboardColumns.AddRange(columns.Select((column, i) => new LeaderboardColumn
        {
            TrackId = trackId,
            Metric = column.Metric,
            Title = column.Title.Trim(),
            HigherIsBetter = column.HigherIsBetter,
            Digits = column.Digits,
            Position = i,
            RankOrder = column.RankOrder,
            Hidden = column.Hidden,
        }));
        var saved = await Editing.SaveAsync(db, competition, actor, time.GetUtcNow().UtcDateTime, "columns.changed", track.Title, cancellationToken);
        if (saved.IsRefused)
        {
            return saved;
        }

        var boards = await TrackBoards.RebuildTrackAsync(db, leaderboards, trackId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var board in boards)
        {
            signal.Changed(board);
        }

        return Done.It;
    }

    private static Refusal? Check(IReadOnlyList<ColumnDetails> columns, HashSet<string>? metrics)
    {
        if (columns.Count(column => column.RankOrder == 1) != 1)
        {
            return new Refusal("columns.one-ranks");
        }

        // The one that ranks and those that decide ties are 1, 2, 3 ... without a gap.
        if (!columns.Select(column => column.RankOrder).OfType<int>().Order().Select((order, i) => order == i + 1).All(inOrder => inOrder))
        {
            return new Refusal("columns.rank-order");
        }

        if (columns.Select(column => column.Metric).Distinct(StringComparer.Ordinal).Count() != columns.Count)
        {
            return new Refusal("columns.metric-twice");
        }

        var unknown = columns.FirstOrDefault(column => metrics?.Contains(column.Metric) == false);
        return unknown is not null ? new Refusal("columns.metric-unknown", ("metric", unknown.Metric))
            : columns.Any(column => column.Title.Trim().Length is 0 or > 60) ? new Refusal("columns.title-length", ("limit", 60))
            : columns.Any(column => column.Digits is < 0 or > 15) ? new Refusal("columns.digits")
            : columns.Any(column => column is { RankOrder: 1, Hidden: true }) ? new Refusal("columns.ranking-hidden")
            : null;
    }
}
