using System.IO.Compression;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SharedTask.Core.Data;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Backups;

/// <summary>
/// Writes a site into one file, while it runs: a copy of the database as of one moment, and then every blob that it names. Blobs are
/// stored before a row names them and never change, so those of that moment are all there afterwards.
/// </summary>
public sealed class BackUpSite(DataOptions data, IBlobStore blobs, TimeProvider time)
{
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="BackupException">There is no site, or the file is there already.</exception>
    public async Task<BackupReport> ExecuteAsync(string file, CancellationToken cancellationToken)
    {
        var site = SiteDatabase.Of(data);
        if (!site.Exists)
        {
            throw new BackupException($"There is no site here: {site.Path} does not exist.");
        }

        var target = Path.GetFullPath(file);
        if (Path.Exists(target))
        {
            throw new BackupException($"{target} exists already. A backup never overwrites another: give it a new name.");
        }

        var folder = Path.GetDirectoryName(target)!;
        var work = Path.Combine(folder, $".backup-{Guid.CreateVersion7():n}");
        try
        {
            Directory.CreateDirectory(folder);
            Directory.CreateDirectory(work, OwnersOnly | UnixFileMode.UserExecute);
            var copy = new SiteDatabase(Path.Combine(work, "database"));
            await site.CopyToAsync(copy.Path, cancellationToken);
            var packed = Path.Combine(work, "archive");
            BackupManifest manifest;
            // It holds what only administrators may see: references and the hashes of passwords.
            await using (var output = new FileStream(packed, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, UnixCreateMode = OwnersOnly }))
            {
                manifest = await PackAsync(copy, output, cancellationToken);
                output.Flush(flushToDisk: true);
            }

            File.Move(packed, target, overwrite: false);
            FolderSync.Flush(folder);
            return new BackupReport(manifest);
        }
        catch (SqliteException exception)
        {
            throw new BackupException($"The database could not be copied: {exception.Message}", exception);
        }
        finally
        {
            if (Directory.Exists(work))
            {
                Directory.Delete(work, recursive: true);
            }
        }
    }

    private async Task<BackupManifest> PackAsync(SiteDatabase copy, FileStream output, CancellationToken cancellationToken)
    {
        await using var archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        BackupBlob database;
        await using (var source = File.OpenRead(copy.Path))
        {
            database = await AddAsync(archive, BackupEntries.Database, source, cancellationToken);
        }

        List<BackupBlob> whole = [];
        List<string> missing = [];
        foreach (var hash in await copy.ListBlobsAsync(cancellationToken))
        {
            if (await TryAddAsync(archive, hash, cancellationToken) is { } added && added.Sha256 == hash)
            {
                whole.Add(added);
            }
            else
            {
                // A backup without it is worth more than none; what it has of it is not listed, and so not restored.
                missing.Add(hash);
            }
        }

        var manifest = new BackupManifest
        {
            Format = BackupManifest.NewestFormat,
            CreatedAt = time.GetUtcNow().UtcDateTime,
            Database = database,
            Blobs = whole,
            Missing = missing,
        };
        await using var written = await archive.CreateEntry(BackupEntries.Manifest).OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(written, manifest, JsonSerializerOptions.Web, cancellationToken);
        return manifest;
    }

    private async Task<BackupBlob?> TryAddAsync(ZipArchive archive, string hash, CancellationToken cancellationToken)
    {
        try
        {
            await using var blob = await blobs.OpenReadAsync(hash, cancellationToken);
            return await AddAsync(archive, BackupEntries.Blob(hash), blob, cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static async Task<BackupBlob> AddAsync(ZipArchive archive, string name, Stream source, CancellationToken cancellationToken)
    {
        await using var target = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        var stored = (await BlobHash.CopyAsync(source, target, long.MaxValue, cancellationToken)).Value;
        return new BackupBlob(stored.Hash, stored.Bytes);
    }
}
