using SharedTask.Core.Storage;

namespace SharedTask.Core.Bundles.Files;

/// <summary>An unpacked bundle: its files, found as authors name them.</summary>
public sealed class BundleFolder : IDisposable
{
    private readonly string root;
    private readonly string? temporary;
    private readonly SortedDictionary<string, long> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> anyCase = new(StringComparer.OrdinalIgnoreCase);

    private BundleFolder(string root, string? temporary, IReadOnlyList<string> links)
    {
        this.root = root;
        this.temporary = temporary;
        Links = links;
    }

    /// <summary>Links that were met; they are not followed.</summary>
    internal IReadOnlyList<string> Links { get; }

    internal IReadOnlyDictionary<string, long> Files => files;

    /// <summary>Unpacks an archive into a temporary folder, which goes with this object.</summary>
    public static async Task<Answer<BundleFolder>> UnpackAsync(Stream upload, BundleLimits limits, CancellationToken cancellationToken)
    {
        if (upload.Length > limits.UploadBytes)
        {
            return new Refusal("upload.too-large", ("limit", FileSize.Format(limits.UploadBytes)));
        }

        var magic = new byte[8];
        var read = await upload.ReadAtLeastAsync(magic, magic.Length, throwOnEndOfStream: false, cancellationToken);
        upload.Position = 0;
        if (read < 4 || magic is not [(byte)'P', (byte)'K', 3, 4, ..] and not [(byte)'P', (byte)'K', 5, 6, ..])
        {
            return new Refusal("bundle.not-a-zip", ("kind", KindOf(magic.AsSpan(0, read))));
        }

        var folder = Directory.CreateTempSubdirectory("sharedtask-bundle-").FullName;
        try
        {
            var unpacked = await ArchiveUnpacker.UnpackAsync(upload, "bundle.zip", folder, limits.Archive, cancellationToken);
            if (unpacked.Refusal is { } refusal)
            {
                Directory.Delete(folder, recursive: true);
                return refusal;
            }

            return Index(folder, folder, limits);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Reads a folder as it is; its files are not touched.</summary>
    public static Answer<BundleFolder> Open(string folder, BundleLimits limits) => Index(folder, null, limits);

    public void Dispose()
    {
        if (temporary is not null)
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    /// <summary>Finds what a key names: a file or a folder, in any case, with or without <c>.zip</c>, and whether it is written otherwise.</summary>
    internal (BundlePart? Part, bool IsOtherwise) Find(string baseFolder, string name)
    {
        if (Normalize(baseFolder, name) is not { } path)
        {
            return (null, false);
        }

        return FindExactly(path) is { } found ? (found, found.Path != path)
            : path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && FindExactly(path[..^4]) is { IsFolder: true } folder ? (folder, true)
            : FindExactly(path + ".zip") is { } zip ? (zip, true)
            : (null, false);
    }

    /// <summary>The only file or folder anywhere that has the name's last part, with or without <c>.zip</c>.</summary>
    internal BundlePart? FindElsewhere(string name)
    {
        var last = Path.GetFileName(name.Trim().Replace('\\', '/').TrimEnd('/'));
        var stem = last.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? last[..^4] : last;
        var found = anyCase.Values
            .Where(path => Path.GetFileName(path) is var file && (file.Equals(stem, StringComparison.OrdinalIgnoreCase) || file.Equals(stem + ".zip", StringComparison.OrdinalIgnoreCase)))
            .Take(2)
            .ToList();
        return stem.Length > 0 && found.Count == 1 ? FindExactly(found[0]) : null;
    }

    /// <summary>Whether a name, seen from a folder, means this part.</summary>
    internal static bool IsSamePath(string baseFolder, string name, BundlePart part) =>
        Normalize(baseFolder, name) is { } path && string.Equals(Stem(path), Stem(part.Path), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name would lead out of the bundle.</summary>
    internal static bool LeadsOut(string name)
    {
        var slashes = name.Trim().Replace('\\', '/');
        return slashes.StartsWith('/') || slashes.Contains(':', StringComparison.Ordinal) || slashes.Split('/').Contains("..", StringComparer.Ordinal);
    }

    /// <summary>The bytes of a file, or <see langword="null"/> if it is larger than <paramref name="most"/>.</summary>
    internal async Task<byte[]?> ReadAsync(string path, int most, CancellationToken cancellationToken) =>
        files[path] > most ? null : await File.ReadAllBytesAsync(Path.Combine(root, path), cancellationToken);

    internal FileStream OpenRead(string path) => File.OpenRead(Path.Combine(root, path));

    /// <summary>Lays a part out as it would be laid out for a program: a zip unpacked, a folder copied.</summary>
    public async Task<Refusal?> LayOutAsync(BundlePart part, string folder, BundleLimits limits, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        if (!part.IsFolder)
        {
            await using var file = OpenRead(part.Path);
            return (await ArchiveUnpacker.UnpackAsync(file, part.FileName, folder, limits.Archive, cancellationToken)).Refusal;
        }

        foreach (var name in FilesOf(part.Path))
        {
            var target = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(root, part.Path, name), target);
        }

        return null;
    }

    /// <summary>The files of a folder, by paths relative to it.</summary>
    internal IEnumerable<string> FilesOf(string folder) => files.Keys
        .Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal))
        .Select(path => path[(folder.Length + 1)..]);

    private static string Stem(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? path[..^4] : path;

    private static string? Normalize(string baseFolder, string name)
    {
        if (LeadsOut(name))
        {
            return null;
        }

        var parts = name.Trim().Replace('\\', '/').Split('/').Where(part => part is not ("" or "."));
        var path = string.Join('/', parts);
        return path.Length == 0 ? null : baseFolder.Length == 0 ? path : $"{baseFolder}/{path}";
    }

    private static Answer<BundleFolder> Index(string folder, string? temporary, BundleLimits limits)
    {
        List<string> links = [];
        var bundle = new BundleFolder(folder, temporary, links);
        var pending = new Stack<DirectoryInfo>([new DirectoryInfo(folder)]);
        long bytes = 0;
        while (pending.TryPop(out var next))
        {
            foreach (var entry in next.EnumerateFileSystemInfos())
            {
                var path = Path.GetRelativePath(folder, entry.FullName);
                if (entry.LinkTarget is not null)
                {
                    links.Add(path);
                }
                else if (entry is DirectoryInfo inner)
                {
                    if (entry.Name is not (".git" or "__MACOSX" or "node_modules"))
                    {
                        pending.Push(inner);
                    }
                }
                else if (entry.Name is not (".DS_Store" or "Thumbs.db") && !entry.Name.StartsWith("._", StringComparison.Ordinal))
                {
                    var length = ((FileInfo)entry).Length;
                    bundle.files.Add(path, length);
                    bytes += length;
                    if (bytes > limits.ExpandedBytes)
                    {
                        return new Refusal("archive.too-large", ("name", path), ("limit", FileSize.Format(limits.ExpandedBytes)), ("ratio", limits.Archive.Ratio));
                    }

                    if (bundle.files.Count > limits.Entries)
                    {
                        return new Refusal("archive.too-many-entries", ("count", bundle.files.Count), ("limit", limits.Entries));
                    }
                }
            }
        }

        foreach (var path in bundle.files.Keys)
        {
            bundle.anyCase.TryAdd(path, path);
            for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            {
                if (!bundle.anyCase.TryAdd(path[..slash], path[..slash]))
                {
                    break;
                }
            }
        }

        return bundle;
    }

    private static string KindOf(ReadOnlySpan<byte> magic) =>
        magic.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? "gzip"
        : magic.StartsWith("7z"u8) ? "7z"
        : magic.StartsWith("Rar!"u8) ? "RAR"
        : magic.StartsWith("BZh"u8) ? "bzip2"
        : magic.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z']) ? "xz"
        : magic.StartsWith("<"u8) ? "HTML"
        : "?";

    private BundlePart? FindExactly(string path)
    {
        if (!anyCase.TryGetValue(path, out var there))
        {
            return null;
        }

        if (files.ContainsKey(path))
        {
            there = path;
        }

        return files.TryGetValue(there, out var bytes)
            ? new BundlePart(there, false, bytes)
            : new BundlePart(there, true, FilesOf(there).Sum(file => files[$"{there}/{file}"]));
    }
}
