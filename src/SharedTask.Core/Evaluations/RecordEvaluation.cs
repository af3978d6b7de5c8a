using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;
using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Evaluations;

/// <summary>
/// Records how a scoring ended: evaluation, scores, the run's state, its quota, the boards and their revision and the notices, in
/// one transaction that only the holder of the lease can begin. Doing it twice changes nothing.
/// </summary>
public sealed class RecordEvaluation(
    IDbContextFactory<SharedTaskDb> databases, UpdateLeaderboard leaderboards, ILeaderboardSignal signal, TimeProvider time)
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(5)];

    internal static readonly TimeSpan LongestPause = Pauses[^1];

    /// <summary>False if the worker no longer holds the run; nothing has changed then.</summary>
    public async Task<bool> ExecuteAsync(RecordEvaluationCommand command, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var place = await db.Runs
            .Where(row => row.Id == command.RunId)
            .Select(row => new { row.TrackId, row.PhaseId })
            .SingleAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await UpdateLeaderboard.TakeAsync(db, place.TrackId, place.PhaseId, cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var run = await TakeAsync(db, command.RunId, command.Owner, RunState.Scoring, cancellationToken);
        if (run is null)
        {
            return false;
        }

        run.Revision++;
        await SettleAsync(db, run, command, now, cancellationToken);
        await AddEvaluationAsync(db, run, command, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await MeasureAsync(db, run, command, cancellationToken);
        var boards = command.Outcome is EvaluationOutcome.Scored or EvaluationOutcome.Invalid
            ? await leaderboards.UpdateAsync(db, run.TrackId, run.PhaseId, run.TeamId, cancellationToken)
            : [];
        await transaction.CommitAsync(cancellationToken);
        foreach (var board in boards)
        {
            signal.Changed(board);
        }

        return true;
    }

    /// <summary>
    /// Records that a check could not be done through a fault of ours: it is tried again after a pause, three times in all, or as often as it may be claimed
    /// if disks or stores are away.
    /// False if the worker no longer holds the run.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="owner">Who held the lease.</param>
    /// <param name="record">What organizers are to read of it; <see langword="null"/> if there is no reference that it could be an evaluation against.</param>
    /// <param name="isOutage">Whether disks or stores are away.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> RecordFaultOfCheckAsync(Guid runId, string owner, RecordEvaluationCommand? record, bool isOutage, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        if (await TakeAsync(db, runId, owner, RunState.Checking, cancellationToken) is not { } run)
        {
            return false;
        }

        await TryAgainOrFailAsync(db, run, isOutage, now, cancellationToken);
        if (record is not null)
        {
            await AddEvaluationAsync(db, run, record, now, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Ends a run that was claimed too often without an outcome.</summary>
    internal async Task GiveUpAsync(Guid runId, DateTime? leaseUntil, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var given = await db.Runs
            .Where(row => row.Id == runId && row.State < RunState.Scored && row.Attempts >= ClaimNextRun.MostAttempts && row.LeaseUntil == leaseUntil)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseOwner, (string?)null), cancellationToken);
        if (given == 0)
        {
            // Another worker was first.
            return;
        }

        await FailAsync(db, await db.Runs.SingleAsync(row => row.Id == runId, cancellationToken), now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<Run?> TakeAsync(SharedTaskDb db, Guid runId, string owner, RunState state, CancellationToken cancellationToken)
    {
        // The conditional update locks the row on any database: of two recordings the second finds no lease.
        var taken = await db.Runs
            .Where(row => row.Id == runId && row.LeaseOwner == owner && row.State == state)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseOwner, (string?)null).SetProperty(row => row.LeaseUntil, (DateTime?)null), cancellationToken);
        return taken == 0 ? null : await db.Runs.SingleAsync(row => row.Id == runId, cancellationToken);
    }

    private static async Task SettleAsync(SharedTaskDb db, Run run, RecordEvaluationCommand command, DateTime now, CancellationToken cancellationToken)
    {
        switch (command.Outcome)
        {
            case EvaluationOutcome.Scored:
                (run.State, run.ReasonKey, run.FinishedAt, run.Attempts, run.Faults, run.NotBefore) = (RunState.Scored, null, now, 0, 0, null);
                TakeProblems(run, command.Result);
                await RunNotices.AddForTeamAsync(db, run.Id, "run.scored", now, cancellationToken);
                break;
            case EvaluationOutcome.Invalid:
                (run.State, run.ReasonKey, run.FinishedAt, run.NotBefore) = (RunState.Invalid, null, now, null);
                TakeProblems(run, command.Result);
                await db.SaveChangesAsync(cancellationToken);
                await QuotaLedger.GiveBackAsync(db, run.Id, cancellationToken);
                await RunNotices.AddForTeamAsync(db, run.Id, "run.invalid", now, cancellationToken);
                break;
            case EvaluationOutcome.LimitExceeded or EvaluationOutcome.PluginFault when await IsOutdatedAsync(db, run, command, cancellationToken):
                // It was corrected while it ran, and the runs that waited for that are free already.
                (run.State, run.ReasonKey, run.Attempts, run.Faults) = (RunState.Waiting, null, 0, 0);
                break;
            case EvaluationOutcome.LimitExceeded or EvaluationOutcome.PluginFault:
                // The organizers' fault: the run waits for a corrected scorer and counts against nobody, unless it has a score already.
                (run.State, run.ReasonKey, run.Attempts, run.Faults) = (RunState.Waiting, ReasonKeys.ScorerFault, 0, 0);
                await db.SaveChangesAsync(cancellationToken);
                if (!await HasScoreAsync(db, run.Id, cancellationToken))
                {
                    await QuotaLedger.GiveBackAsync(db, run.Id, cancellationToken);
                }

                await RunNotices.AddForOrganizersAsync(db, run.Id, "scorer.fault", now, cancellationToken);
                break;
            default:
                await TryAgainOrFailAsync(db, run, command.IsOutage, now, cancellationToken);
                break;
        }
    }

    /// <summary>Whether what it was scored with is no longer the newest.</summary>
    private static async Task<bool> IsOutdatedAsync(SharedTaskDb db, Run run, RecordEvaluationCommand command, CancellationToken cancellationToken)
    {
        var scorer = await CurrentScoring.Scorers(db, run.TrackId).FirstAsync(cancellationToken);
        var reference = await CurrentScoring.References(db, run.TrackId, run.PhaseId).FirstOrDefaultAsync(cancellationToken);
        return scorer.ScorerId != command.ScorerId
            || (command.LimitsJson is { } limits && limits != scorer.LimitsJson)
            || (reference is not null && reference.ReferenceSetId != command.ReferenceSetId);
    }

    /// <summary>An outage is nobody's fault and passes: it counts as an attempt, of which there are many, with longer and longer pauses.</summary>
    private static async Task TryAgainOrFailAsync(SharedTaskDb db, Run run, bool isOutage, DateTime now, CancellationToken cancellationToken)
    {
        run.Faults += isOutage ? 0 : 1;
        if (run.Faults >= ClaimNextRun.MostFaults)
        {
            await FailAsync(db, run, now, cancellationToken);
            return;
        }

        (run.State, run.ReasonKey) = (run.State == RunState.Checking ? RunState.Checking : RunState.Waiting, ReasonKeys.TryingAgain);
        run.NotBefore = now + Pauses[Math.Clamp(isOutage ? run.Attempts : run.Faults, 1, Pauses.Length) - 1];
        run.Revision++;
    }

    /// <summary>Our fault, for good: the quota comes back. A run that was being scored again keeps what it had.</summary>
    private static async Task FailAsync(SharedTaskDb db, Run run, DateTime now, CancellationToken cancellationToken)
    {
        var hasScore = await HasScoreAsync(db, run.Id, cancellationToken);
        (run.State, run.ReasonKey, run.FinishedAt) = (hasScore ? RunState.Scored : RunState.Failed, ReasonKeys.SystemFault, now);
        (run.LeaseOwner, run.LeaseUntil, run.NotBefore) = (null, null, null);
        run.Revision++;
        await db.SaveChangesAsync(cancellationToken);
        if (!hasScore)
        {
            await QuotaLedger.GiveBackAsync(db, run.Id, cancellationToken);
            await RunNotices.AddForTeamAsync(db, run.Id, "run.failed", now, cancellationToken);
        }

        await RunNotices.AddForOrganizersAsync(db, run.Id, "run.failed", now, cancellationToken);
    }

    private static Task<bool> HasScoreAsync(SharedTaskDb db, Guid runId, CancellationToken cancellationToken) =>
        db.Evaluations.AnyAsync(row => row.RunId == runId && row.IsCurrent && row.Outcome == EvaluationOutcome.Scored, cancellationToken);

    private static void TakeProblems(Run run, ScoringResult? result)
    {
        run.ProblemsJson = Problems.ToJson(result);
        run.ProblemCount = Problems.Count(result);
    }

    private static async Task AddEvaluationAsync(
        SharedTaskDb db, Run run, RecordEvaluationCommand command, DateTime now, CancellationToken cancellationToken)
    {
        var isCurrent = command.Outcome is EvaluationOutcome.Scored or EvaluationOutcome.Invalid;
        if (isCurrent)
        {
            await db.Evaluations
                .Where(row => row.RunId == run.Id && row.IsCurrent)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsCurrent, false), cancellationToken);
        }

        var evaluation = new Evaluation
        {
            RunId = run.Id,
            ScorerId = command.ScorerId,
            ReferenceSetId = command.ReferenceSetId,
            Outcome = command.Outcome,
            IsCurrent = isCurrent,
            StartedAt = command.StartedAt,
            FinishedAt = now,
            WallMilliseconds = command.WallMilliseconds,
            CpuMilliseconds = command.CpuMilliseconds,
            PeakMemoryBytes = command.PeakMemoryBytes,
            ExceededKind = command.Exceeded?.Kind,
            ExceededMost = command.Exceeded?.Most,
            Reason = command.Reason.Length > 0 ? Cut(command.Reason, 2000) : null,
            Log = command.Log.Length > 0 ? command.Log : null,
            TablesJson = command.Result is { Tables.Count: > 0 } result ? JsonSerializer.Serialize(result.Tables) : null,
            ReportHash = command.ReportHash,
            ManifestJson = command.ManifestJson,
        };
        db.Evaluations.Add(evaluation);
        if (command is { Outcome: EvaluationOutcome.Scored, Result: { } scored })
        {
            db.Scores.AddRange(ToScores(evaluation.Id, scored));
        }
    }

    /// <summary>Remembers how long scorings take lately; one that was stopped takes at least so long.</summary>
    private static async Task MeasureAsync(SharedTaskDb db, Run run, RecordEvaluationCommand command, CancellationToken cancellationToken)
    {
        if (command is { WallMilliseconds: > 0 and var wall, Outcome: EvaluationOutcome.Scored or EvaluationOutcome.LimitExceeded })
        {
            await db.PhaseTracks
                .Where(row => row.PhaseId == run.PhaseId && row.TrackId == run.TrackId)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.ExpectedMilliseconds, row => row.ExpectedMilliseconds == null ? wall : (row.ExpectedMilliseconds * 0.7) + (wall * 0.3)),
                    cancellationToken);
        }
    }

    private static IEnumerable<Score> ToScores(Guid evaluationId, ScoringResult result)
    {
        var position = 0;
        var whole = result.Scores.Select(score => (Score: score, Slice: (SliceScore?)null));
        var sliced = result.Slices.SelectMany(slice => slice.Scores.Select(score => (Score: score, Slice: (SliceScore?)slice)));
        foreach (var (score, slice) in whole.Concat(sliced))
        {
            yield return new Score
            {
                EvaluationId = evaluationId,
                Position = position++,
                Metric = score.Metric,
                Value = score.Value,
                IntervalLow = score.Interval?.Low,
                IntervalHigh = score.Interval?.High,
                IntervalJson = score.Interval is { } interval
                    ? JsonSerializer.Serialize(new { interval.Level, Method = Cut(interval.Method, 100), interval.Resamples, interval.Seed })
                    : null,
                // As long as the columns are; the texts are the organizers' own.
                SliceBy = slice is null ? null : Cut(slice.By, 100),
                SliceValue = slice is null ? null : Cut(slice.Value, 200),
                SliceSize = slice?.Size,
            };
        }
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
