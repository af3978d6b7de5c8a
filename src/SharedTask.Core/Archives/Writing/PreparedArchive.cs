using System.IO.Compression;
using System.Text.Json;
using SharedTask.Core.Backups;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Archives.Writing;

/// <summary>An archive of which every row is read, as of one moment; its files are read while it is written. Goes with its temporary folder.</summary>
public sealed class PreparedArchive : IDisposable
{
    private readonly PartFolder parts;
    private readonly BlobList files;
    private readonly IBlobStore blobs;
    private readonly DateTime now;

    internal PreparedArchive(string slug, PartFolder parts, BlobList files, IBlobStore blobs, DateTime now)
    {
        FileName = $"{slug}.sharedtask.zip";
        (this.parts, this.files, this.blobs, this.now) = (parts, files, blobs, now);
    }

    public string FileName { get; }

    /// <summary>About how many bytes it holds, unpacked.</summary>
    public long AboutBytes => parts.Bytes + files.Bytes;

    /// <summary>Writes the archive; the stream need not be one that can seek.</summary>
    public async Task<ArchiveManifest> WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        await using var archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        List<ArchivePart> packed = [];
        foreach (var name in ArchiveEntries.Parts)
        {
            await using var page = parts.OpenRead(name);
            var added = await PackedBlobs.AddAsync(archive, name, page, cancellationToken);
            packed.Add(new ArchivePart(name, added.Sha256, added.Bytes));
        }

        var (whole, missing) = await PackedBlobs.AddAsync(archive, blobs, files.Hashes, cancellationToken);
        var manifest = new ArchiveManifest { Format = ArchiveManifest.NewestFormat, CreatedAt = now, Parts = packed, Blobs = whole, Missing = missing };
        await using var written = await archive.CreateEntry(ArchiveEntries.Manifest).OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(written, manifest, ArchiveJson.Pages, cancellationToken);
        return manifest;
    }

    public void Dispose() => parts.Dispose();
}
