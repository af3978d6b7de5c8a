using System.IO.Compression;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Bundles.Files;

/// <summary>Looks into a part of a bundle, a zip or a folder, without unpacking it.</summary>
internal sealed class PackedFiles
{
    private const int MostEntries = 100_000;

    private readonly Dictionary<string, Func<int, CancellationToken, Task<byte[]?>>> readers = new(StringComparer.Ordinal);

    private PackedFiles()
    {
    }

    /// <summary>The files by path; <c>__MACOSX</c> and the like are not among them.</summary>
    public IReadOnlyCollection<string> Names => readers.Keys;

    /// <summary>Equal for the same files with the same contents, however and whenever they were packed.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Opens a part; <see langword="null"/> if it is no zip that can be read.</summary>
    public static async Task<PackedFiles?> OpenAsync(BundleFolder bundle, BundlePart part, CancellationToken cancellationToken)
    {
        var packed = new PackedFiles();
        List<(string Name, uint Checksum)> contents = [];
        if (part.IsFolder)
        {
            foreach (var name in bundle.FilesOf(part.Path))
            {
                var path = $"{part.Path}/{name}";
                packed.readers[name] = (most, token) => bundle.ReadAsync(path, most, token);
                contents.Add((name, await ChecksumAsync(bundle, path, cancellationToken)));
            }
        }
        else if (!await packed.AddZipAsync(bundle, part.Path, contents, cancellationToken))
        {
            return null;
        }

        var text = string.Join('\n', contents.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Checksum:x8} {file.Name}"));
        packed.Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return packed;
    }

    /// <summary>The bytes of a file; <see langword="null"/> if it is larger than <paramref name="most"/> or damaged.</summary>
    public Task<byte[]?> ReadAsync(string name, int most, CancellationToken cancellationToken) => readers[name](most, cancellationToken);

    private static async Task<uint> ChecksumAsync(BundleFolder bundle, string path, CancellationToken cancellationToken)
    {
        var checksum = new Crc32();
        await using var file = bundle.OpenRead(path);
        await checksum.AppendAsync(file, cancellationToken);
        return checksum.GetCurrentHashAsUInt32();
    }

    private static bool IsLitter(string name) =>
        name.StartsWith("__MACOSX/", StringComparison.Ordinal) || name.EndsWith('/') || Path.GetFileName(name) is ".DS_Store" or "Thumbs.db" || Path.GetFileName(name).StartsWith("._", StringComparison.Ordinal);

    private static async Task<byte[]?> ReadEntryAsync(BundleFolder bundle, string path, string name, int most, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = bundle.OpenRead(path);
            await using var archive = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            if (archive.Entries.FirstOrDefault(entry => entry.FullName == name) is not { IsEncrypted: false } found || found.Length > most)
            {
                return null;
            }

            await using var content = await found.OpenAsync(cancellationToken);
            var bytes = new byte[most + 1];
            var read = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            return read > most ? null : bytes[..read];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private async Task<bool> AddZipAsync(BundleFolder bundle, string path, List<(string Name, uint Checksum)> contents, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = bundle.OpenRead(path);
            // The directory is counted before it is built: a small zip can name millions of entries.
            if (await ZipDirectory.FindAsync(file, cancellationToken) is not { Entries: <= MostEntries, Bytes: <= 64UL * 1024 * 1024 })
            {
                return false;
            }

            file.Position = 0;
            await using var archive = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            foreach (var entry in archive.Entries.Where(entry => !IsLitter(entry.FullName)))
            {
                var name = entry.FullName;
                readers[name] = (most, token) => ReadEntryAsync(bundle, path, name, most, token);
                contents.Add((name, entry.Crc32));
            }

            return true;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return false;
        }
    }
}
