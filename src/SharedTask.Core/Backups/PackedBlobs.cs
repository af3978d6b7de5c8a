using System.IO.Compression;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Backups;

/// <summary>Puts blobs into a zip and reads them again, hashed both times.</summary>
internal static class PackedBlobs
{
    public static async Task<BackupBlob> AddAsync(ZipArchive archive, string name, Stream source, CancellationToken cancellationToken)
    {
        await using var target = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        var stored = (await BlobHash.CopyAsync(source, target, long.MaxValue, cancellationToken)).Value;
        return new BackupBlob(stored.Hash, stored.Bytes);
    }

    /// <summary>Packs blobs of a store: those that are there and whole, and those that are not. What there is of the latter is not listed, and so not read again.</summary>
    public static async Task<(IReadOnlyList<BackupBlob> Whole, IReadOnlyList<string> Missing)> AddAsync(
        ZipArchive archive, IBlobStore blobs, IEnumerable<string> hashes, CancellationToken cancellationToken)
    {
        List<BackupBlob> whole = [];
        List<string> missing = [];
        foreach (var hash in hashes)
        {
            if (await TryAddAsync(archive, blobs, hash, cancellationToken) is { } added && added.Sha256 == hash)
            {
                whole.Add(added);
            }
            else
            {
                missing.Add(hash);
            }
        }

        return (whole, missing);
    }

    /// <summary>Unpacks an entry; false if it is not what was packed. No more is unpacked than was packed, whatever the archive says.</summary>
    public static async Task<bool> TryCopyAsync(ZipArchiveEntry entry, BackupBlob expected, Stream target, CancellationToken cancellationToken)
    {
        await using var source = await entry.OpenAsync(cancellationToken);
        var copied = await BlobHash.CopyAsync(source, target, expected.Bytes, cancellationToken);
        return !copied.IsRefused && copied.Value.Hash == expected.Sha256;
    }

    private static async Task<BackupBlob?> TryAddAsync(ZipArchive archive, IBlobStore blobs, string hash, CancellationToken cancellationToken)
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
}
