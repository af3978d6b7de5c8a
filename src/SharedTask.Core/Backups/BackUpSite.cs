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
    /// <exception cref="BackupException">There is no site, or the file is there already.</exception>
    public async Task<BackupReport> ExecuteAsync(string file, CancellationToken cancellationToken)
    {
        var site = SiteDatabase.Of(data);
        if (!site.Exists)
        {
            throw new BackupException($"There is no site here: {site.Path} does not exist.");
        }

        try
        {
            // It holds what only administrators may see: references and the hashes of passwords.
            var manifest = await NewFile.WriteAsync(file, async (output, work) =>
            {
                var copy = new SiteDatabase(Path.Combine(work, "database"));
                await site.CopyToAsync(copy.Path, cancellationToken);
                return await PackAsync(copy, output, cancellationToken);
            });
            return new BackupReport(manifest);
        }
        catch (SqliteException exception)
        {
            throw new BackupException($"The database could not be copied: {exception.Message}", exception);
        }
    }

    private async Task<BackupManifest> PackAsync(SiteDatabase copy, FileStream output, CancellationToken cancellationToken)
    {
        await using var archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        BackupBlob database;
        await using (var source = File.OpenRead(copy.Path))
        {
            database = await PackedBlobs.AddAsync(archive, BackupEntries.Database, source, cancellationToken);
        }

        var (whole, missing) = await PackedBlobs.AddAsync(archive, blobs, await copy.ListBlobsAsync(cancellationToken), cancellationToken);
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
}
