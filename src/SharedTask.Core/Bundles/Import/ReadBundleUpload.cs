using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Reading;
using SharedTask.Core.Data;
using SharedTask.Core.Runtimes;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Bundles.Import;

/// <summary>Reads an uploaded bundle for its owner; creates nothing.</summary>
public sealed class ReadBundleUpload(IDbContextFactory<SharedTaskDb> databases, IBlobStore blobs, IRuntimeLibrary runtimes)
{
    public async Task<Answer<UploadedBundle>> ExecuteAsync(Guid uploadId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await BundleOpener.FindAsync(db, uploadId, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var upload = found.Value;
        var importedAs = await BundleOpener.FindSlugAsync(db, upload, cancellationToken);
        var limits = new BundleLimits();
        var opened = await BundleOpener.OpenAsync(blobs, upload, limits, cancellationToken);
        if (opened.Refusal is { } unreadable)
        {
            return new UploadedBundle(upload.FileName, upload.Bytes, null, unreadable, upload.CompetitionId is not null, importedAs);
        }

        using var bundle = opened.Value;
        var reading = await BundleReader.ReadAsync(bundle, limits, runtimes, cancellationToken);
        return new UploadedBundle(upload.FileName, upload.Bytes, reading, null, upload.CompetitionId is not null, importedAs);
    }
}
