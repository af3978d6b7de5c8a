using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Evaluations;

/// <summary>
/// Gives a worker the fairest run that can be worked on: checks before scores, competitions in turn, teams in turn, then the oldest.
/// A run whose lease has passed is claimed like any other, so what a killed worker held comes back by itself.
/// </summary>
public sealed class ClaimNextRun(IDbContextFactory<SharedTaskDb> databases, RecordEvaluation record, TimeProvider time)
{
    /// <summary>
    /// A run that was claimed so often without an outcome is not claimed again: it may be what kills its workers. Others die for
    /// reasons of their own, a restart or a power cut, so one that was held then has many more attempts than faults.
    /// </summary>
    public const int MostAttempts = 12;

    /// <summary>So many attempts may end in a fault of ours.</summary>
    public const int MostFaults = 3;

    /// <summary>No honest lease or pause is further ahead: what is was written before the clock was set back, and holds nothing any more.</summary>
    internal static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    /// <summary>Claims a run for a worker; <see langword="null"/> if nothing can be worked on.</summary>
    public async Task<ClaimedRun?> ExecuteAsync(string owner, ClaimScope scope, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        while (true)
        {
            var now = time.GetUtcNow().UtcDateTime;
            if (await FindAsync(db, now, scope, cancellationToken) is not { } found)
            {
                return null;
            }

            if (found.Attempts >= MostAttempts)
            {
                await record.GiveUpAsync(found.Id, found.LeaseUntil, cancellationToken);
                continue;
            }

            if (await TryTakeAsync(db, found, owner, now, now + scope.Lease, cancellationToken))
            {
                // It is held now: a worker that is asked to stop must learn of it, to hand it back.
                return await DescribeAsync(db, found.Id, scope, CancellationToken.None);
            }
        }
    }

    /// <summary>Whether any run could be claimed now.</summary>
    public async Task<bool> IsThereWorkAsync(ClaimScope scope, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Claimable(db, time.GetUtcNow().UtcDateTime, scope).AnyAsync(cancellationToken);
    }

    /// <summary>Runs that wait for a worker or are with one; those that wait for organizers are not among them.</summary>
    internal static IQueryable<Run> Queued(SharedTaskDb db) => db.Runs.AsNoTracking()
        .Where(run => run.State < RunState.Scored)
        .Where(run => run.ReasonKey == null || run.ReasonKey != ReasonKeys.ScorerFault)
        .Where(run => db.Scorers.Any(scorer => scorer.TrackId == run.TrackId))
        .Where(run => run.State == RunState.Checking || db.ReferenceSets.Any(reference =>
            reference.TrackId == run.TrackId && reference.PhaseId == run.PhaseId && reference.State == ReferenceState.Ready));

    private static IQueryable<Run> Claimable(SharedTaskDb db, DateTime now, ClaimScope scope)
    {
        var (farLease, farPause) = (now + scope.Lease + Slack, now + RecordEvaluation.LongestPause + Slack);
        var runs = Queued(db)
            .Where(run => run.LeaseUntil == null || run.LeaseUntil < now || run.LeaseUntil > farLease)
            .Where(run => run.NotBefore == null || run.NotBefore <= now || run.NotBefore > farPause);
        if (scope.Queues is { } queues)
        {
            runs = runs.Where(run => db.Competitions.Any(row => row.Id == run.CompetitionId && queues.Contains(row.QueueLabel)));
        }

        return scope.ShortOnly ? Short(db, runs, scope.LongFrom) : runs;
    }

    /// <summary>What was measured decides; a program of the organizers of which nothing is known yet may take its whole time.</summary>
    private static IQueryable<Run> Short(SharedTaskDb db, IQueryable<Run> runs, TimeSpan longFrom)
    {
        var milliseconds = longFrom.TotalMilliseconds;
        return runs.Where(run => run.State == RunState.Checking ||
            (!db.PhaseTracks.Any(row => row.PhaseId == run.PhaseId && row.TrackId == run.TrackId && row.ExpectedMilliseconds >= milliseconds)
            && (db.PhaseTracks.Any(row => row.PhaseId == run.PhaseId && row.TrackId == run.TrackId && row.ExpectedMilliseconds != null)
                || !db.Scorers.Any(row => row.TrackId == run.TrackId && row.PluginId == ProgramSettings.PluginId))));
    }

    private static async Task<Run?> FindAsync(SharedTaskDb db, DateTime now, ClaimScope scope, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await ChooseQueueAsync(db, now, scope, cancellationToken) is not { } queue)
            {
                return null;
            }

            // What was held by a worker that died goes behind, so that it cannot kill workers before the others had their turn.
            var run = await Claimable(db, now, scope)
                .Where(run => run.CompetitionId == queue.CompetitionId && run.TeamId == queue.TeamId && (!queue.IsOfChecks || run.State == RunState.Checking))
                .OrderBy(run => run.Attempts).ThenBy(run => run.ReceivedAt).ThenBy(run => run.Id)
                .FirstOrDefaultAsync(cancellationToken);
            if (run is not null)
            {
                return run;
            }

            // Others have just taken the last of that team's runs: there may be other teams'.
        }
    }

    /// <summary>The team whose turn it is.</summary>
    private static async Task<(Guid CompetitionId, Guid TeamId, bool IsOfChecks)?> ChooseQueueAsync(
        SharedTaskDb db, DateTime now, ClaimScope scope, CancellationToken cancellationToken)
    {
        var claimable = Claimable(db, now, scope);
        var groups = await claimable
            .GroupBy(run => new { run.CompetitionId, run.TeamId })
            .Select(group => new { group.Key.CompetitionId, group.Key.TeamId, Checks = group.Sum(run => run.State == RunState.Checking ? 1 : 0), Oldest = group.Min(run => run.ReceivedAt) })
            .ToListAsync(cancellationToken);
        if (groups.Count == 0)
        {
            return null;
        }

        var isOfChecks = groups.Any(group => group.Checks > 0);
        if (isOfChecks)
        {
            groups.RemoveAll(group => group.Checks == 0);
        }

        var competitions = groups.Select(group => group.CompetitionId).Distinct().ToList();
        // A turn ahead of now was taken before the clock was set back: it must not keep anybody waiting until then.
        var turns = await db.QueueTurns.AsNoTracking()
            .Where(turn => competitions.Contains(turn.CompetitionId))
            .ToDictionaryAsync(turn => (turn.CompetitionId, turn.TeamId), turn => turn.ServedAt <= now ? turn.ServedAt : default, cancellationToken);
        var held = await db.Runs
            .Where(run => run.State < RunState.Scored && run.LeaseUntil >= now)
            .GroupBy(run => new { run.CompetitionId, run.TeamId })
            .Select(group => new { group.Key.CompetitionId, group.Key.TeamId, Runs = group.Count() })
            .ToListAsync(cancellationToken);
        var counts = held.ToDictionary(one => (one.CompetitionId, one.TeamId), one => one.Runs);
        foreach (var competition in held.GroupBy(one => one.CompetitionId))
        {
            counts[(competition.Key, QueueTurn.WholeCompetition)] = competition.Sum(one => one.Runs);
        }

        var next = FairTurn.Choose(groups.ConvertAll(group => new TeamQueue(group.CompetitionId, group.TeamId, group.Oldest)), counts, turns);
        return (next.CompetitionId, next.TeamId, isOfChecks);
    }

    private static async Task<bool> TryTakeAsync(
        SharedTaskDb db, Run run, string owner, DateTime now, DateTime until, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var state = run.State == RunState.Checking ? RunState.Checking : RunState.Scoring;
        var taken = await db.Runs
            .Where(row => row.Id == run.Id && row.State == run.State && row.Revision == run.Revision && row.LeaseUntil == run.LeaseUntil)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, state)
                    .SetProperty(row => row.LeaseOwner, owner)
                    .SetProperty(row => row.LeaseUntil, until)
                    .SetProperty(row => row.Attempts, row => row.Attempts + 1)
                    .SetProperty(row => row.Revision, row => row.Revision + 1),
                cancellationToken);
        if (taken == 0)
        {
            return false;
        }

        await TakeTurnAsync(db, run.CompetitionId, QueueTurn.WholeCompetition, now, cancellationToken);
        await TakeTurnAsync(db, run.CompetitionId, run.TeamId, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task TakeTurnAsync(SharedTaskDb db, Guid competitionId, Guid teamId, DateTime now, CancellationToken cancellationToken)
    {
        var updated = await db.QueueTurns
            .Where(turn => turn.CompetitionId == competitionId && turn.TeamId == teamId)
            .ExecuteUpdateAsync(set => set.SetProperty(turn => turn.ServedAt, now), cancellationToken);
        if (updated > 0)
        {
            return;
        }

        var turn = new QueueTurn { CompetitionId = competitionId, TeamId = teamId, ServedAt = now };
        db.QueueTurns.Add(turn);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another worker wrote the first turn at the same moment: as good.
        }

        db.Entry(turn).State = EntityState.Detached;
    }

    private static async Task<ClaimedRun> DescribeAsync(SharedTaskDb db, Guid runId, ClaimScope scope, CancellationToken cancellationToken)
    {
        var run = await db.Runs.AsNoTracking().SingleAsync(row => row.Id == runId, cancellationToken);
        var scorer = await CurrentScoring.Scorers(db, run.TrackId).FirstAsync(cancellationToken);
        var reference = await CurrentScoring.References(db, run.TrackId, run.PhaseId).FirstOrDefaultAsync(cancellationToken);
        var expected = await db.PhaseTracks
            .Where(row => row.PhaseId == run.PhaseId && row.TrackId == run.TrackId)
            .Select(row => row.ExpectedMilliseconds)
            .FirstOrDefaultAsync(cancellationToken);
        var isLong = expected is { } measured ? measured >= scope.LongFrom.TotalMilliseconds : scorer.PluginId == ProgramSettings.PluginId;
        return new ClaimedRun(run.Id, run.LeaseOwner!, run.State, run.FileName, run.BlobHash, scorer, isLong, reference)
        {
            Submission = scorer.PluginId == ProgramSettings.PluginId ? await SubmissionAsync(db, run, cancellationToken) : null,
        };
    }

    private static async Task<ClaimedSubmission> SubmissionAsync(SharedTaskDb db, Run run, CancellationToken cancellationToken)
    {
        var team = await db.Teams.Where(row => row.Id == run.TeamId).Select(row => row.Name).FirstAsync(cancellationToken);
        var position = await db.Phases.Where(row => row.Id == run.PhaseId).Select(row => row.Position).FirstAsync(cancellationToken);
        var before = await db.Phases.CountAsync(row => row.CompetitionId == run.CompetitionId && row.Position < position, cancellationToken);
        return new ClaimedSubmission(team, run.ReceivedAt, run.Number, before + 1);
    }
}
