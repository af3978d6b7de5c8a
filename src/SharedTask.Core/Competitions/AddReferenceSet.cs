using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Competitions;

/// <summary>Adds a version of the reference of a track in a phase; the track's scorer checks it before it counts.</summary>
public sealed class AddReferenceSet(IDbContextFactory<SharedTaskDb> databases, IWorkSignal signal, TimeProvider time)
{
    /// <summary>Answers the reference set's id.</summary>
    public async Task<Answer<Guid>> ExecuteAsync(
        string slug, Guid trackId, Guid phaseId, string fileName, StoredBlob blob, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await Editing.FindAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var competition = found.Value;
        var takesPart = await (
            from taken in db.PhaseTracks
            join track in db.Tracks on taken.TrackId equals track.Id
            where track.CompetitionId == competition.Id && taken.TrackId == trackId && taken.PhaseId == phaseId
            select taken)
            .AnyAsync(cancellationToken);
        if (!takesPart)
        {
            return new Refusal("not-found");
        }

        var now = time.GetUtcNow().UtcDateTime;
        var newest = await db.ReferenceSets
            .Where(row => row.TrackId == trackId && row.PhaseId == phaseId)
            .MaxAsync(row => (int?)row.Version, cancellationToken) ?? 0;
        var reference = new ReferenceSet
        {
            TrackId = trackId,
            PhaseId = phaseId,
            Version = newest + 1,
            FileName = ArchiveUnpacker.SafeName(fileName),
            BlobHash = blob.Hash,
            Bytes = blob.Bytes,
            State = ReferenceState.Checking,
            CreatedBy = actor.AccountId!.Value,
            CreatedAt = now,
        };
        db.ReferenceSets.Add(reference);
        // An upload is no edit of what others have open in a form; two at once meet at the version's unique index.
        Editing.AddAudit(db, competition.Id, actor, now, "reference.added", reference.FileName);
        var saved = await Editing.TrySaveAsync(db, cancellationToken);
        if (saved.Refusal is { } conflict)
        {
            return conflict;
        }

        signal.ThereIsWork();
        return reference.Id;
    }
}
