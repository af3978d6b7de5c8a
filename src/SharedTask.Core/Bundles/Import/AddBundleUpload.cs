using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Bundles.Import;

/// <summary>Keeps an uploaded bundle for whoever uploaded it, to be read and perhaps imported.</summary>
public sealed class AddBundleUpload(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    /// <summary>Answers the upload's id.</summary>
    public async Task<Answer<Guid>> ExecuteAsync(string fileName, StoredBlob blob, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } accountId)
        {
            return new Refusal("not-allowed");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var upload = new BundleUpload
        {
            AccountId = accountId,
            FileName = ArchiveUnpacker.SafeName(fileName),
            BlobHash = blob.Hash,
            Bytes = blob.Bytes,
            CreatedAt = time.GetUtcNow().UtcDateTime,
        };
        db.BundleUploads.Add(upload);
        await db.SaveChangesAsync(cancellationToken);
        return upload.Id;
    }
}
