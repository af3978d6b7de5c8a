using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Runs;

/// <summary>Accepts a run: the decision, the quota, the run's number and its row are one transaction.</summary>
public sealed class SubmitRun(IDbContextFactory<SharedTaskDb> databases, IWorkSignal signal)
{
    public async Task<Answer<SubmittedRun>> ExecuteAsync(SubmitRunCommand command, Actor actor, CancellationToken cancellationToken)
    {
        // Two first runs of a day meet at a primary key; the one that loses decides anew on what the other has written.
        const int Tries = 3;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(command, actor, cancellationToken);
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
            }
        }
    }

    private async Task<Answer<SubmittedRun>> TryAsync(SubmitRunCommand command, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var decision = await SubmitDecision.DecideAsync(db, command.Target, command.Blob.Bytes, command.ReceivedAt, actor, cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return refusal;
        }

        var permission = decision.Value;
        var day = DateOnly.FromDateTime(command.ReceivedAt).DayNumber;
        var reserved = await QuotaLedger.TryReserveAsync(
            db, permission.TeamId, permission.TrackId, permission.PhaseId, day, permission.RunsPerDay, permission.RunsInAll, cancellationToken);
        if (reserved.Refusal is { } usedUp)
        {
            return usedUp;
        }

        var run = new Run
        {
            CompetitionId = permission.CompetitionId,
            TrackId = permission.TrackId,
            PhaseId = permission.PhaseId,
            TeamId = permission.TeamId,
            SubmittedBy = actor.AccountId!.Value,
            Number = await NextNumberAsync(db, permission, cancellationToken),
            Label = Cut(command.Label.Trim(), 80),
            FileName = ArchiveUnpacker.SafeName(command.FileName),
            BlobHash = command.Blob.Hash,
            Bytes = command.Blob.Bytes,
            ReceivedAt = command.ReceivedAt,
            QuotaDay = day,
            CountsAgainstQuota = true,
            State = RunState.Checking,
        };
        db.Runs.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.ThereIsWork();
        return new SubmittedRun(run.Id, run.Number, run.BlobHash, run.ReceivedAt);
    }

    private static async Task<int> NextNumberAsync(SharedTaskDb db, SubmitDecision.Permission permission, CancellationToken cancellationToken)
    {
        var counters = db.RunCounters.Where(row => row.TeamId == permission.TeamId && row.TrackId == permission.TrackId && row.PhaseId == permission.PhaseId);
        var raised = await counters.ExecuteUpdateAsync(set => set.SetProperty(row => row.LastNumber, row => row.LastNumber + 1), cancellationToken);
        if (raised > 0)
        {
            return await counters.Select(row => row.LastNumber).SingleAsync(cancellationToken);
        }

        db.RunCounters.Add(new RunCounter { TeamId = permission.TeamId, TrackId = permission.TrackId, PhaseId = permission.PhaseId, LastNumber = 1 });
        return 1;
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
