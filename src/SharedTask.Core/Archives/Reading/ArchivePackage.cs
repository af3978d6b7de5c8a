using System.IO.Compression;
using System.Runtime.CompilerServices;
using SharedTask.Core.Backups;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Archives.Reading;

/// <summary>
/// An archive of which every entry is verified. Entries are never unpacked by their names; what the list does not name is refused.
/// </summary>
internal sealed class ArchivePackage : IAsyncDisposable
{
    private readonly ZipArchive zip;
    private readonly ArchivePackageLimits limits;

    private ArchivePackage(ZipArchive zip, ArchiveManifest manifest, ArchivePackageLimits limits) => (this.zip, Manifest, this.limits) = (zip, manifest, limits);

    public ArchiveManifest Manifest { get; }

    /// <summary>Whether a file is an archive of ours, sound or not.</summary>
    public static async Task<bool> IsOneAsync(Stream file, ArchivePackageLimits limits, CancellationToken cancellationToken)
    {
        await using var zip = await OpenZipAsync(file, limits, new FindingList(), cancellationToken);
        return zip?.GetEntry(ArchiveEntries.Manifest) is not null;
    }

    /// <summary>Opens an archive and verifies all of it; <see langword="null"/> with findings if it cannot be trusted.</summary>
    public static async Task<ArchivePackage?> OpenAsync(Stream file, ArchivePackageLimits limits, FindingList findings, CancellationToken cancellationToken)
    {
        var zip = await OpenZipAsync(file, limits, findings, cancellationToken);
        if (zip is null)
        {
            return null;
        }

        try
        {
            if (await ReadManifestAsync(zip, limits, findings, cancellationToken) is { } manifest
                && HoldsWhatItLists(zip, manifest, file.Length, limits, findings)
                && await VerifyAsync(zip, manifest, findings, cancellationToken))
            {
                return new ArchivePackage(zip, manifest, limits);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            findings.Error("archive-unreadable", null, null, null);
        }

        await zip.DisposeAsync();
        return null;
    }

    public async Task<T?> ReadAsync<T>(string name, FindingList findings, CancellationToken cancellationToken)
        where T : class
    {
        var part = Manifest.Parts.Single(part => part.Name == name);
        var page = part.Bytes <= limits.PageBytes ? ArchiveJson.Read<T>(await BytesAsync(name, (int)part.Bytes, cancellationToken)) : null;
        if (page is null)
        {
            findings.Error("archive-page", name, null, null);
        }

        return page;
    }

    /// <summary>The lines of a page; at one that cannot be read there is a finding and an end.</summary>
    public async IAsyncEnumerable<T> ReadLinesAsync<T>(string name, FindingList findings, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        await using var content = await zip.GetEntry(name)!.OpenAsync(cancellationToken);
        var number = 0;
        await foreach (var line in PageLines.ReadAsync(content, limits.PageBytes, cancellationToken))
        {
            number++;
            if (line is not { } bytes || ArchiveJson.Read<T>(bytes.Span) is not { } read)
            {
                findings.Error("archive-page", name, number, null);
                yield break;
            }

            yield return read;
        }
    }

    public Task<Stream> OpenAsync(BackupBlob blob, CancellationToken cancellationToken) => zip.GetEntry(BackupEntries.Blob(blob.Sha256))!.OpenAsync(cancellationToken);

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    private static async Task<ZipArchive?> OpenZipAsync(Stream file, ArchivePackageLimits limits, FindingList findings, CancellationToken cancellationToken)
    {
        try
        {
            file.Position = 0;
            // The directory is counted before it is built: a small zip can name millions of entries.
            if (file.Length > 0 && await ZipDirectory.FindAsync(file, cancellationToken) is { } directory)
            {
                if (directory.Entries > (ulong)limits.Entries || directory.Bytes > (ulong)limits.Entries * 400)
                {
                    findings.Error("archive-too-many-entries", null, null, null, ("limit", limits.Entries));
                    return null;
                }

                file.Position = 0;
                var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
                // The directory is read only now.
                _ = zip.Entries.Count;
                return zip;
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            // It is told below.
        }

        findings.Error("archive-unreadable", null, null, null);
        return null;
    }

    private static async Task<ArchiveManifest?> ReadManifestAsync(ZipArchive zip, ArchivePackageLimits limits, FindingList findings, CancellationToken cancellationToken)
    {
        if (zip.GetEntry(ArchiveEntries.Manifest) is not { } entry)
        {
            findings.Error("archive-no-list", null, null, null, ("name", ArchiveEntries.Manifest));
            return null;
        }

        using var bytes = new MemoryStream();
        await using (var content = await entry.OpenAsync(cancellationToken))
        {
            if ((await BlobHash.CopyAsync(content, bytes, limits.ManifestBytes, cancellationToken)).IsRefused)
            {
                findings.Error("archive-page", ArchiveEntries.Manifest, null, null);
                return null;
            }
        }

        var read = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        // A newer format may look different altogether: its number is asked first.
        if (ArchiveFormat.Of(read.Span) is not { } format || (format <= ArchiveManifest.NewestFormat && ArchiveJson.Read<ArchiveManifest>(read.Span) is null))
        {
            findings.Error("archive-page", ArchiveEntries.Manifest, null, null);
            return null;
        }

        if (format is > ArchiveManifest.NewestFormat or < 1)
        {
            findings.Error("archive-newer", ArchiveEntries.Manifest, null, null, ("number", format), ("limit", ArchiveManifest.NewestFormat));
            return null;
        }

        return ArchiveJson.Read<ArchiveManifest>(read.Span);
    }

    private static bool HoldsWhatItLists(ZipArchive zip, ArchiveManifest manifest, long packedBytes, ArchivePackageLimits limits, FindingList findings)
    {
        HashSet<string> listed = new(StringComparer.Ordinal) { ArchiveEntries.Manifest };
        var isSound = manifest.Parts.All(part => part.Bytes >= 0 && ArchiveEntries.Parts.Contains(part.Name, StringComparer.Ordinal) && listed.Add(part.Name))
            && manifest.Parts.Count == ArchiveEntries.Parts.Count
            && manifest.Blobs.All(blob => blob.Bytes >= 0 && BlobHash.IsHash(blob.Sha256) && listed.Add(BackupEntries.Blob(blob.Sha256)))
            && manifest.Missing.All(BlobHash.IsHash)
            && !manifest.Missing.Intersect(manifest.Blobs.Select(blob => blob.Sha256), StringComparer.Ordinal).Any();
        if (!isSound)
        {
            findings.Error("archive-page", ArchiveEntries.Manifest, null, null);
            return false;
        }

        if (IsTooLarge(manifest, packedBytes, limits))
        {
            findings.Error("archive-too-large", null, null, null, ("limit", FileSize.Format(limits.ExpandedBytes)), ("ratio", limits.Ratio));
            return false;
        }

        // What the store had only in part was packed so; it is neither listed nor read.
        var partly = manifest.Missing.Select(BackupEntries.Blob).ToHashSet(StringComparer.Ordinal);
        HashSet<string> seen = new(StringComparer.Ordinal);
        if (zip.Entries.FirstOrDefault(entry => !seen.Add(entry.FullName) || (!listed.Contains(entry.FullName) && !partly.Contains(entry.FullName))) is { } stranger)
        {
            findings.Error("archive-stranger", null, null, null, ("name", stranger.FullName));
            return false;
        }

        if (listed.FirstOrDefault(name => !seen.Contains(name)) is { } gone)
        {
            findings.Error("archive-gone", null, null, null, ("name", gone));
            return false;
        }

        return true;
    }

    private static bool IsTooLarge(ArchiveManifest manifest, long packedBytes, ArchivePackageLimits limits)
    {
        var left = Math.Min(limits.ExpandedBytes, Math.Max(limits.FreeBytes, packedBytes * limits.Ratio));
        return manifest.Parts.Select(part => part.Bytes).Concat(manifest.Blobs.Select(blob => blob.Bytes)).Any(bytes => bytes > left || (left -= bytes) < 0);
    }

    private static async Task<bool> VerifyAsync(ZipArchive zip, ArchiveManifest manifest, FindingList findings, CancellationToken cancellationToken)
    {
        var entries = manifest.Parts.Select(part => (part.Name, Blob: new BackupBlob(part.Sha256, part.Bytes)))
            .Concat(manifest.Blobs.Select(blob => (Name: BackupEntries.Blob(blob.Sha256), Blob: blob)));
        foreach (var (name, expected) in entries)
        {
            if (!await PackedBlobs.TryCopyAsync(zip.GetEntry(name)!, expected, Stream.Null, cancellationToken))
            {
                findings.Error("archive-changed", null, null, null, ("name", name));
                return false;
            }
        }

        return true;
    }

    private async Task<byte[]> BytesAsync(string name, int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        await using var content = await zip.GetEntry(name)!.OpenAsync(cancellationToken);
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
