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

    /// <summary>The slug of the competition that it became.</summary>
    public static async Task<string?> FindSlugAsync(SharedTaskDb db, BundleUpload upload, CancellationToken cancellationToken) =>
        upload.CompetitionId is { } id ? await db.Competitions.Where(row => row.Id == id).Select(row => row.Slug).FirstOrDefaultAsync(cancellationToken) : null;

    public static async Task<Answer<BundleFolder>> OpenAsync(IBlobStore blobs, BundleUpload upload, BundleLimits limits, CancellationToken cancellationToken)
    {
        await using var file = await OpenFileAsync(blobs, upload, cancellationToken);
        return await BundleFolder.UnpackAsync(file, limits, cancellationToken);
    }

    /// <summary>The upload as a file that can seek: zip archives are read from their end.</summary>
    public static async Task<Stream> OpenFileAsync(IBlobStore blobs, BundleUpload upload, CancellationToken cancellationToken)
    {
        var blob = await blobs.OpenReadAsync(upload.BlobHash, cancellationToken);
        if (blob.CanSeek)
        {
            return blob;
        }

        await using (blob)
        {
            var copy = new FileStream(
                Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 128 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            await blob.CopyToAsync(copy, cancellationToken);
            copy.Position = 0;
            return copy;
        }
    }
}
