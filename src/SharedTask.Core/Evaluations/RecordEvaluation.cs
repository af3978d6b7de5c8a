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
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60)];

    /// <summary>False if the worker no longer holds the run; nothing has changed then.</summary>
    public async Task<bool> ExecuteAsync(RecordEvaluationCommand command, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var run = await TakeAsync(db, command, cancellationToken);
        if (run is null)
        {
            return false;
        }

        await SettleAsync(db, run, command, now, cancellationToken);
        await AddEvaluationAsync(db, run, command, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
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

    /// <summary>Ends a run that was claimed too often without an outcome.</summary>
    internal async Task GiveUpAsync(Guid runId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var run = await db.Runs.SingleAsync(row => row.Id == runId, cancellationToken);
        if (run.State >= RunState.Scored || run.LeaseUntil >= now || run.Attempts < ClaimNextRun.MostAttempts)
        {
            return;
        }

        await FailAsync(db, run, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<Run?> TakeAsync(SharedTaskDb db, RecordEvaluationCommand command, CancellationToken cancellationToken)
    {
        // The conditional update locks the row on any database: of two recordings the second finds no lease.
        var taken = await db.Runs
            .Where(row => row.Id == command.RunId && row.LeaseOwner == command.Owner && row.State == RunState.Scoring)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseOwner, (string?)null).SetProperty(row => row.LeaseUntil, (DateTime?)null), cancellationToken);
        return taken == 0 ? null : await db.Runs.SingleAsync(row => row.Id == command.RunId, cancellationToken);
    }

    private static async Task SettleAsync(SharedTaskDb db, Run run, RecordEvaluationCommand command, DateTime now, CancellationToken cancellationToken)
    {
        run.Revision++;
        switch (command.Outcome)
        {
            case EvaluationOutcome.Scored:
                (run.State, run.ReasonKey, run.FinishedAt, run.Attempts, run.NotBefore) = (RunState.Scored, null, now, 0, null);
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
            case EvaluationOutcome.LimitExceeded or EvaluationOutcome.PluginFault:
                // The organizers' fault: the run waits for a corrected scorer and counts against nobody.
                (run.State, run.ReasonKey, run.Attempts) = (RunState.Waiting, ReasonKeys.ScorerFault, 0);
                await db.SaveChangesAsync(cancellationToken);
                await QuotaLedger.GiveBackAsync(db, run.Id, cancellationToken);
                await RunNotices.AddForOrganizersAsync(db, run.Id, "scorer.fault", now, cancellationToken);
                break;
            case EvaluationOutcome.SystemFault when run.Attempts < ClaimNextRun.MostAttempts:
                (run.State, run.ReasonKey) = (RunState.Waiting, ReasonKeys.TryingAgain);
                run.NotBefore = now + Pauses[Math.Clamp(run.Attempts - 1, 0, Pauses.Length - 1)];
                break;
            default:
                await FailAsync(db, run, now, cancellationToken);
                break;
        }
    }

    /// <summary>Our fault, for good: the quota comes back. A run that was being scored again keeps what it had.</summary>
    private static async Task FailAsync(SharedTaskDb db, Run run, DateTime now, CancellationToken cancellationToken)
    {
        var hasScore = await db.Evaluations.AnyAsync(row => row.RunId == run.Id && row.IsCurrent, cancellationToken);
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
            Reason = command.Reason.Length > 0 ? command.Reason : null,
            Log = command.Log.Length > 0 ? command.Log : null,
            TablesJson = command.Result is { Tables.Count: > 0 } result ? JsonSerializer.Serialize(result.Tables) : null,
            ManifestJson = command.ManifestJson,
        };
        db.Evaluations.Add(evaluation);
        if (command is { Outcome: EvaluationOutcome.Scored, Result: { } scored })
        {
            db.Scores.AddRange(ToScores(evaluation.Id, scored));
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
                    ? JsonSerializer.Serialize(new { interval.Level, interval.Method, interval.Resamples, interval.Seed })
                    : null,
                SliceBy = slice?.By,
                SliceValue = slice?.Value,
                SliceSize = slice?.Size,
            };
        }
    }
}
