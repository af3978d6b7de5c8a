using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Data;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Bundles.Import;

/// <summary>Unpacks an uploaded bundle for its owner.</summary>
internal static class BundleOpener
{
    public static async Task<Answer<BundleUpload>> FindAsync(SharedTaskDb db, Guid uploadId, Actor actor, CancellationToken cancellationToken) =>
        actor.AccountId is { } accountId && await db.BundleUploads.SingleOrDefaultAsync(row => row.Id == uploadId && row.AccountId == accountId, cancellationToken) is { } upload
            ? upload
            : new Refusal("not-found");

    public static async Task<Answer<BundleFolder>> OpenAsync(IBlobStore blobs, BundleUpload upload, BundleLimits limits, CancellationToken cancellationToken)
    {
        await using var blob = await blobs.OpenReadAsync(upload.BlobHash, cancellationToken);
        if (blob.CanSeek)
        {
            return await BundleFolder.UnpackAsync(blob, limits, cancellationToken);
        }

        // Zip archives are read from their end: a seekable copy for stores that stream.
        await using var copy = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 128 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await blob.CopyToAsync(copy, cancellationToken);
        copy.Position = 0;
        return await BundleFolder.UnpackAsync(copy, limits, cancellationToken);
    }
}
