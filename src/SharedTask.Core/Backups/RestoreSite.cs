using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Backups;

/// <summary>
/// Makes a site of a backup. Everything is verified before anything is changed; blobs come first, which harms nobody, and the database
/// takes its place in one step at the end.
/// </summary>
public sealed class RestoreSite(DataOptions data, IBlobStore blobs, IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    /// <param name="file">The backup.</param>
    /// <param name="replaces">Whether a site that is there may be replaced; its database is kept beside.</param>
    /// <param name="cancellationToken">Stops it; what is there then is as it was.</param>
    /// <exception cref="BackupException">The backup is damaged, or the site must not be overwritten.</exception>
    public async Task<BackupReport> ExecuteAsync(string file, bool replaces, CancellationToken cancellationToken)
    {
        var site = SiteDatabase.Of(data);
        if (!File.Exists(file))
        {
            throw new BackupException($"There is no file {file}.");
        }

        if (site.Exists && !replaces && !await site.IsUnusedAsync(cancellationToken))
        {
            throw new BackupException($"There is a site with accounts or competitions in {site.Path}. Restore into another folder, or add --replace: its database is then kept beside the new one.");
        }

        var work = Directory.CreateTempSubdirectory("sharedtask-restore-");
        try
        {
            await using var input = File.OpenRead(file);
            await using var archive = await ZipArchive.CreateAsync(input, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            var manifest = await ReadManifestAsync(archive, cancellationToken);
            var copy = new SiteDatabase(Path.Combine(work.FullName, "database"));
            await VerifyAsync(archive, manifest, copy, cancellationToken);
            if (site.Exists && !await site.TryCloseAsync(cancellationToken))
            {
                throw new BackupException($"{site.Path} is in use: stop the site first.");
            }

            await PutBlobsAsync(archive, manifest, cancellationToken);
            return new BackupReport(manifest, Replace(site, copy));
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or JsonException or SqliteException)
        {
            throw Damaged("it cannot be read to its end; perhaps it was cut off, or is no backup of SharedTask", exception);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task<BackupManifest> ReadManifestAsync(ZipArchive archive, CancellationToken cancellationToken)
    {
        await using var entry = await Find(archive, BackupEntries.Manifest).OpenAsync(cancellationToken);
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(entry, JsonSerializerOptions.Web, cancellationToken) ?? throw Damaged("its manifest is empty");
        return manifest.Format <= BackupManifest.NewestFormat
            ? manifest
            : throw new BackupException("The backup was made by a newer SharedTask than this one: update first.");
    }

    private async Task VerifyAsync(ZipArchive archive, BackupManifest manifest, SiteDatabase copy, CancellationToken cancellationToken)
    {
        await using (var target = new FileStream(copy.Path, FileMode.CreateNew))
        {
            await CopyAsync(archive, BackupEntries.Database, manifest.Database, target, cancellationToken);
        }

        foreach (var blob in manifest.Blobs)
        {
            await CopyAsync(archive, BackupEntries.Blob(blob.Sha256), blob, Stream.Null, cancellationToken);
        }

        if (!await copy.IsSoundAsync(cancellationToken))
        {
            throw Damaged("its database is not sound");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if ((await copy.ListMigrationsAsync(cancellationToken)).Except(db.Database.GetMigrations(), StringComparer.Ordinal).Any())
        {
            throw new BackupException("The backup's database is of a newer SharedTask than this one, or of a preview: restore it with the version that made it.");
        }

        var held = manifest.Blobs.Select(blob => blob.Sha256).Concat(manifest.Missing);
        if ((await copy.ListBlobsAsync(cancellationToken)).Except(held, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw Damaged($"its database names the blob {unknown}, which it does not hold");
        }
    }

    private async Task PutBlobsAsync(ZipArchive archive, BackupManifest manifest, CancellationToken cancellationToken)
    {
        foreach (var blob in manifest.Blobs)
        {
            await using var content = await Find(archive, BackupEntries.Blob(blob.Sha256)).OpenAsync(cancellationToken);
            if ((await blobs.PutAsync(content, long.MaxValue, cancellationToken)).Value.Hash != blob.Sha256)
            {
                throw Damaged($"the blob {blob.Sha256} has changed while it was restored");
            }
        }
    }

    /// <summary>Puts the database into its place; answers where the one that was there is kept.</summary>
    private string? Replace(SiteDatabase site, SiteDatabase copy)
    {
        var folder = Path.GetDirectoryName(site.Path)!;
        Directory.CreateDirectory(folder);
        var arriving = $"{site.Path}.arriving";
        File.Copy(copy.Path, arriving, overwrite: true);
        using (var file = File.OpenHandle(arriving, FileMode.Open, FileAccess.ReadWrite))
        {
            RandomAccess.FlushToDisk(file);
        }

        string? kept = null;
        if (site.Exists)
        {
            kept = string.Create(CultureInfo.InvariantCulture, $"{site.Path}.before-{time.GetUtcNow():yyyyMMdd-HHmmss}");
            File.Copy(site.Path, kept);
        }

        // A log without its database would be taken for the new one's.
        File.Delete($"{site.Path}-wal");
        File.Delete($"{site.Path}-shm");
        File.Move(arriving, site.Path, overwrite: true);
        FolderSync.Flush(folder);
        return kept;
    }

    private static async Task CopyAsync(ZipArchive archive, string name, BackupBlob expected, Stream target, CancellationToken cancellationToken)
    {
        if (!await PackedBlobs.TryCopyAsync(Find(archive, name), expected, target, cancellationToken))
        {
            throw Damaged($"{name} is not what was backed up");
        }
    }

    private static ZipArchiveEntry Find(ZipArchive archive, string name) => archive.GetEntry(name) ?? throw Damaged($"it has no {name}");

    private static BackupException Damaged(string how, Exception? inner = null) => new($"The backup is damaged: {how}. Nothing was restored.", inner);
}
