using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Notices;

namespace SharedTask.Core.Evaluations;

/// <summary>Gives uploaded references to workers for a check and records what they found.</summary>
public sealed class ReferenceChecks(IDbContextFactory<SharedTaskDb> databases, IWorkSignal signal, TimeProvider time)
{
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(5);

    /// <summary>A reference to check, with the scorer that checks it.</summary>
    public sealed record Claim(ClaimedReference Reference, ClaimedScorer Scorer);

    /// <summary>Claims the oldest unchecked reference; <see langword="null"/> if there is none.</summary>
    public async Task<Claim?> ClaimNextAsync(string owner, ClaimScope scope, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        while (true)
        {
            var now = time.GetUtcNow().UtcDateTime;
            var next = await Claimable(db, now, scope)
                .OrderBy(row => row.CreatedAt)
                .FirstOrDefaultAsync(cancellationToken);
            if (next is null)
            {
                return null;
            }

            var state = next.Attempts >= ClaimNextRun.MostAttempts || next.Faults >= ClaimNextRun.MostFaults ? ReferenceState.Failed : ReferenceState.Checking;
            var until = now + scope.Lease;
            var taken = await db.ReferenceSets
                .Where(row => row.Id == next.Id && row.State == ReferenceState.Checking && row.Attempts == next.Attempts && row.LeaseUntil == next.LeaseUntil)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(row => row.State, state)
                        .SetProperty(row => row.LeaseOwner, owner)
                        .SetProperty(row => row.LeaseUntil, until)
                        .SetProperty(row => row.Attempts, row => row.Attempts + 1),
                    cancellationToken);
            if (taken == 1 && state == ReferenceState.Failed)
            {
                await AddNoticeAsync(db, next, "reference.failed", cancellationToken);
            }
            else if (taken == 1)
            {
                var scorer = await db.Scorers
                    .Where(row => row.TrackId == next.TrackId)
                    .OrderByDescending(row => row.Version)
                    .Select(row => new ClaimedScorer(row.Id, row.PluginId, row.PluginVersion, row.ParametersJson, row.LimitsJson, row.Seed))
                    .FirstAsync(CancellationToken.None);
                return new Claim(new ClaimedReference(next.Id, next.FileName, next.BlobHash), scorer);
            }
        }
    }

    /// <summary>Whether any reference could be claimed now.</summary>
    public async Task<bool> IsThereWorkAsync(ClaimScope scope, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Claimable(db, time.GetUtcNow().UtcDateTime, scope).AnyAsync(cancellationToken);
    }

    /// <summary>Extends a lease; false if the worker no longer holds it.</summary>
    public async Task<bool> ExtendAsync(Guid referenceSetId, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var until = time.GetUtcNow().UtcDateTime + lease;
        return await Held(db, referenceSetId, owner).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseUntil, until), cancellationToken) == 1;
    }

    /// <summary>Hands a reference back untouched, as a worker does that is asked to stop; the attempt does not count.</summary>
    public async Task ReturnAsync(Guid referenceSetId, string owner, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await Held(db, referenceSetId, owner).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.LeaseOwner, (string?)null)
                .SetProperty(row => row.LeaseUntil, (DateTime?)null)
                .SetProperty(row => row.Attempts, row => row.Attempts - 1),
            cancellationToken);
    }

    /// <summary>Gives up a check that failed through a fault of ours: it is tried again after a pause, three times in all.</summary>
    public async Task RecordFaultAsync(Guid referenceSetId, string owner, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var until = time.GetUtcNow().UtcDateTime + PauseAfterFault;
        await Held(db, referenceSetId, owner).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.LeaseOwner, (string?)null).SetProperty(row => row.LeaseUntil, until).SetProperty(row => row.Faults, row => row.Faults + 1),
            cancellationToken);
    }

    /// <summary>Records a check; false if the worker no longer holds the reference.</summary>
    public async Task<bool> RecordAsync(
        Guid referenceSetId, string owner, bool isValid, long items, string? problemsJson, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var state = isValid ? ReferenceState.Ready : ReferenceState.Invalid;
        var recorded = await Held(db, referenceSetId, owner).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, state)
                .SetProperty(row => row.Items, (long?)items)
                .SetProperty(row => row.ProblemsJson, problemsJson)
                .SetProperty(row => row.LeaseOwner, (string?)null)
                .SetProperty(row => row.LeaseUntil, (DateTime?)null),
            cancellationToken);
        if (recorded == 0)
        {
            return false;
        }

        var reference = await db.ReferenceSets.AsNoTracking().SingleAsync(row => row.Id == referenceSetId, cancellationToken);
        if (isValid)
        {
            await RescoreRuns.ReleaseWaitingAsync(db, reference.TrackId, reference.PhaseId, cancellationToken);
        }
        else
        {
            await AddNoticeAsync(db, reference, "reference.invalid", cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        signal.ThereIsWork();
        return true;
    }

    private static IQueryable<ReferenceSet> Claimable(SharedTaskDb db, DateTime now, ClaimScope scope)
    {
        var far = now + scope.Lease + ClaimNextRun.Slack;
        var references = db.ReferenceSets.AsNoTracking()
            .Where(row => row.State == ReferenceState.Checking && (row.LeaseUntil == null || row.LeaseUntil < now || row.LeaseUntil > far))
            .Where(row => db.Scorers.Any(scorer => scorer.TrackId == row.TrackId));
        return scope.Queues is { } queues
            ? references.Where(row => db.Tracks.Any(track => track.Id == row.TrackId && db.Competitions.Any(competition => competition.Id == track.CompetitionId && queues.Contains(competition.QueueLabel))))
            : references;
    }

    private static IQueryable<ReferenceSet> Held(SharedTaskDb db, Guid referenceSetId, string owner) => db.ReferenceSets
        .Where(row => row.Id == referenceSetId && row.LeaseOwner == owner && row.State == ReferenceState.Checking);

    private async Task AddNoticeAsync(SharedTaskDb db, ReferenceSet reference, string key, CancellationToken cancellationToken)
    {
        var place = await (
            from track in db.Tracks
            join competition in db.Competitions on track.CompetitionId equals competition.Id
            where track.Id == reference.TrackId
            select new { competition.Id, competition.Slug })
            .SingleAsync(cancellationToken);
        db.Notices.Add(new Notice
        {
            AccountId = reference.CreatedBy,
            CompetitionId = place.Id,
            Key = key,
            FactsJson = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal) { ["file"] = reference.FileName }),
            Link = $"/organize/{place.Slug}/references",
            CreatedAt = time.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}
