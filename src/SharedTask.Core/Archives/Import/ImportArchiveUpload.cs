using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Bundles.Import;
using SharedTask.Core.Data;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Archives.Import;

/// <summary>
/// Makes a competition of an uploaded archive. Administrators import it with its people; everybody else gets teams without members and
/// owns the competition: nobody can make others appear to have done something.
/// </summary>
public sealed class ImportArchiveUpload(IDbContextFactory<SharedTaskDb> databases, IBlobStore blobs, ImportArchive import)
{
    public async Task<Answer<ImportedArchive>> ExecuteAsync(Guid uploadId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await BundleOpener.FindAsync(db, uploadId, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var file = await BundleOpener.OpenFileAsync(blobs, found.Value, cancellationToken);
        var terms = new ArchiveTerms(found.Value.AccountId, actor.IsAdministrator, IsOwner: !actor.IsAdministrator);
        return await import.ExecuteAsync(file, new ArchivePackageLimits(), terms, (import, competitionId) => ClaimAsync(import, uploadId, competitionId, cancellationToken), cancellationToken);
    }

    /// <summary>Two clicks, one competition.</summary>
    private static async Task<Refusal?> ClaimAsync(SharedTaskDb db, Guid uploadId, Guid competitionId, CancellationToken cancellationToken)
    {
        var won = await db.BundleUploads
            .Where(row => row.Id == uploadId && row.CompetitionId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.CompetitionId, competitionId), cancellationToken);
        return won == 0 ? new Refusal("bundle.imported-already") : null;
    }
}
