using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;
using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Core.Leaderboards;

/// <summary>
/// Brings the boards of a track and phase up to date inside the caller's transaction. For one team it looks at that team's scored runs
/// and at the board's rows alone, so its cost does not grow with the site; rebuilding does the same for every team.
/// </summary>
public sealed class UpdateLeaderboard(TimeProvider time)
{
    /// <summary>Takes a team's changed runs into account; answers the boards that changed, for <see cref="ILeaderboardSignal"/> after the commit.</summary>
    public Task<IReadOnlyList<Guid>> UpdateAsync(SharedTaskDb db, Guid trackId, Guid phaseId, Guid teamId, CancellationToken cancellationToken) =>
        RunAsync(db, trackId, phaseId, teamId, cancellationToken);

    /// <summary>Makes the boards anew from all evaluations; answers the boards.</summary>
    public Task<IReadOnlyList<Guid>> RebuildAsync(SharedTaskDb db, Guid trackId, Guid phaseId, CancellationToken cancellationToken) =>
        RunAsync(db, trackId, phaseId, null, cancellationToken);

    /// <summary>
    /// Locks the boards of a track (in a phase) until the caller's transaction ends, so that two workers that record for the same board
    /// follow each other on any database. Whoever also locks runs takes the boards first: in another order two could wait for each other.
    /// </summary>
    public static Task TakeAsync(SharedTaskDb db, Guid trackId, Guid? phaseId, CancellationToken cancellationToken) => db.Leaderboards
        .Where(row => row.TrackId == trackId && (phaseId == null || row.PhaseId == phaseId))
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, row => row.Revision), cancellationToken);

    private async Task<IReadOnlyList<Guid>> RunAsync(SharedTaskDb db, Guid trackId, Guid phaseId, Guid? teamId, CancellationToken cancellationToken)
    {
        await TakeAsync(db, trackId, phaseId, cancellationToken);
        var track = await db.Tracks.AsNoTracking().SingleAsync(row => row.Id == trackId, cancellationToken);
        var freezesAt = await db.Phases.Where(row => row.Id == phaseId).Select(row => row.FreezesAt).SingleAsync(cancellationToken);
        var columns = await db.LeaderboardColumns.AsNoTracking().Where(row => row.TrackId == trackId).ToListAsync(cancellationToken);
        var order = new BoardOrder(
            track.RankingRule,
            [
                .. columns.Where(column => column.RankOrder is not null)
                    .OrderBy(column => column.RankOrder)
                    .Select(column => new RankingColumn(column.Metric, column.HigherIsBetter)),
            ],
            track.TieRule);

        List<Guid> changed = [];
        foreach (var edition in freezesAt is null ? new[] { BoardEdition.Live } : [BoardEdition.Live, BoardEdition.Frozen])
        {
            var until = edition == BoardEdition.Frozen ? freezesAt : null;
            var scored = await ScoredRunsAsync(db, trackId, phaseId, teamId, until, columns, cancellationToken);
            if (await FindBoardAsync(db, track, phaseId, edition, scored.Count > 0, cancellationToken) is not { } boardId)
            {
                continue;
            }

            var rows = await db.LeaderboardRows.Where(row => row.LeaderboardId == boardId).ToDictionaryAsync(row => row.RunId, cancellationToken);
            PutRows(db, boardId, rows, scored, teamId, runs => CountingRuns.Choose(runs, track.RunSelection, order));
            NumberRows(rows, order);
            // What is shown of a frozen board must not tell, not even by its revision, that runs still come. A rebuilt board may look
            // different although its rows are the same.
            if (teamId is null || HasChanges(db, boardId))
            {
                await db.SaveChangesAsync(cancellationToken);
                await RaiseAsync(db, boardId, cancellationToken);
                changed.Add(boardId);
            }
        }

        return changed;
    }

    private static bool HasChanges(SharedTaskDb db, Guid boardId) => db.ChangeTracker.Entries<LeaderboardRow>().Any(row =>
        row.Entity.LeaderboardId == boardId && row.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);

    private async Task RaiseAsync(SharedTaskDb db, Guid boardId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await db.Leaderboards
            .Where(row => row.Id == boardId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, row => row.Revision + 1).SetProperty(row => row.BuiltAt, now), cancellationToken);
    }

    /// <summary>The board, made if it is needed and not there yet.</summary>
    private async Task<Guid?> FindBoardAsync(
        SharedTaskDb db, Track track, Guid phaseId, BoardEdition edition, bool isNeeded, CancellationToken cancellationToken)
    {
        var found = db.Leaderboards
            .Where(row => row.TrackId == track.Id && row.PhaseId == phaseId && row.Edition == edition)
            .Select(row => (Guid?)row.Id);
        if (await found.SingleOrDefaultAsync(cancellationToken) is { } known)
        {
            return known;
        }

        if (!isNeeded)
        {
            return null;
        }

        var board = new Leaderboard
        {
            CompetitionId = track.CompetitionId,
            TrackId = track.Id,
            PhaseId = phaseId,
            Edition = edition,
            BuiltAt = time.GetUtcNow().UtcDateTime,
        };
        db.Leaderboards.Add(board);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return board.Id;
        }
        catch (DbUpdateException)
        {
            // Another worker made it at the same moment: its transaction is over, or the insert would still wait.
            db.Entry(board).State = EntityState.Detached;
            await TakeAsync(db, track.Id, phaseId, cancellationToken);
            if (await found.SingleOrDefaultAsync(cancellationToken) is { } others)
            {
                return others;
            }

            throw;
        }
    }

    private static async Task<ILookup<Guid, ScoredRun>> ScoredRunsAsync(
        SharedTaskDb db,
        Guid trackId,
        Guid phaseId,
        Guid? teamId,
        DateTime? until,
        List<LeaderboardColumn> columns,
        CancellationToken cancellationToken)
    {
        // A run keeps its place while it is scored again, as long as it has an evaluation that counts.
        var metrics = columns.ConvertAll(column => column.Metric);
        var values = await (
            from run in db.Runs
            where run.TrackId == trackId && run.PhaseId == phaseId && run.State != RunState.Withdrawn && run.State != RunState.Invalid
            where teamId == null || run.TeamId == teamId
            where until == null || run.ReceivedAt < until
            join team in db.Teams on run.TeamId equals team.Id
            join evaluation in db.Evaluations on run.Id equals evaluation.RunId
            where evaluation.IsCurrent && evaluation.Outcome == Evaluations.EvaluationOutcome.Scored
            join score in db.Scores on evaluation.Id equals score.EvaluationId
            where score.SliceBy == null && metrics.Contains(score.Metric)
            select new { run.TeamId, run.Id, EvaluationId = evaluation.Id, run.ReceivedAt, run.IsOfficial, team.Kind, run.Flag, score.Metric, score.Value, score.IntervalLow, score.IntervalHigh })
            .ToListAsync(cancellationToken);
        return values
            .GroupBy(value => (value.TeamId, value.Id, value.EvaluationId, value.ReceivedAt, value.IsOfficial, value.Kind, value.Flag))
            .Select(group => (group.Key.TeamId, Run: new ScoredRun(
                group.Key.Id,
                group.Key.EvaluationId,
                group.Key.ReceivedAt,
                group.Key.IsOfficial,
                RowFlags.Of(group.Key.Kind, group.Key.Flag),
                group.ToDictionary(value => value.Metric, value => new BoardValue(value.Value, value.IntervalLow, value.IntervalHigh), StringComparer.Ordinal))))
            .ToLookup(pair => pair.TeamId, pair => pair.Run);
    }

    private static void PutRows(
        SharedTaskDb db,
        Guid boardId,
        Dictionary<Guid, LeaderboardRow> rows,
        ILookup<Guid, ScoredRun> scored,
        Guid? teamId,
        Func<IReadOnlyCollection<ScoredRun>, IEnumerable<ScoredRun>> choose)
    {
        var known = rows.Values.ToLookup(row => row.TeamId);
        IEnumerable<Guid> teams = teamId is { } one ? [one] : scored.Select(group => group.Key).Union(known.Select(group => group.Key));
        foreach (var team in teams)
        {
            ScoredRun[] runs = [.. scored[team]];
            ScoredRun[] counting = [.. choose(runs)];
            foreach (var gone in known[team].ExceptBy(counting.Select(run => run.RunId), row => row.RunId))
            {
                db.LeaderboardRows.Remove(gone);
                rows.Remove(gone.RunId);
            }

            foreach (var run in counting)
            {
                var row = PutRow(db, boardId, rows, team, run);
                (row.ScoredRuns, row.Flag) = (runs.Length, run.Flag);
            }
        }
    }

    private static LeaderboardRow PutRow(SharedTaskDb db, Guid boardId, Dictionary<Guid, LeaderboardRow> rows, Guid team, ScoredRun run)
    {
        var values = BoardValues.Serialize(run.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        if (rows.TryGetValue(run.RunId, out var known))
        {
            (known.EvaluationId, known.ValuesJson) = (run.EvaluationId, values);
            return known;
        }

        var row = new LeaderboardRow
        {
            LeaderboardId = boardId,
            RunId = run.RunId,
            TeamId = team,
            EvaluationId = run.EvaluationId,
            RunReceivedAt = run.ReceivedAt,
            ValuesJson = values,
        };
        db.LeaderboardRows.Add(row);
        rows.Add(run.RunId, row);
        return row;
    }

    private static void NumberRows(Dictionary<Guid, LeaderboardRow> rows, BoardOrder order)
    {
        var entries = rows.Values.Select(row =>
        {
            var values = BoardValues.Parse(row.ValuesJson);
            return new RankingEntry<(Guid Team, Guid Run)>(
                (row.TeamId, row.RunId), [.. order.Columns.Select(column => values.GetValueOrDefault(column.Metric).Value)], row.RunReceivedAt, row.Flag == RowFlag.None);
        });
        foreach (var ranked in LeaderboardRanking.Rank(entries, order))
        {
            // Only rows whose place has changed are written.
            var row = rows[ranked.Key.Run];
            (row.Position, row.Rank, row.Combined) = (ranked.Position, ranked.Rank, ranked.Combined);
        }
    }
}
