using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Archives.Reading;
using SharedTask.Core.Bundles.Import;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Archives.Import;

/// <summary>Reads an uploaded archive for whoever uploaded it; creates nothing.</summary>
public sealed class ReadArchiveUpload(IDbContextFactory<SharedTaskDb> databases, IBlobStore blobs, IPluginLibrary plugins)
{
    /// <summary>Answers <see langword="null"/> for an upload that is no archive of ours.</summary>
    public async Task<Answer<UploadedArchive?>> ExecuteAsync(Guid uploadId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await BundleOpener.FindAsync(db, uploadId, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var upload = found.Value;
        await using var file = await BundleOpener.OpenFileAsync(blobs, upload, cancellationToken);
        if (!await ReadArchive.IsArchiveAsync(file, cancellationToken))
        {
            return (UploadedArchive?)null;
        }

        var reading = await ReadArchive.ExecuteAsync(file, new ArchivePackageLimits(), plugins, cancellationToken);
        var welcome = await ArchiveWelcome.AddAsync(db, reading, actor.IsAdministrator, cancellationToken);
        return new UploadedArchive(upload.FileName, upload.Bytes, welcome, actor.IsAdministrator, upload.CompetitionId is not null, await BundleOpener.FindSlugAsync(db, upload, cancellationToken));
    }
}
