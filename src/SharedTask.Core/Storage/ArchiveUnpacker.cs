using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace SharedTask.Core.Storage;

/// <summary>
/// Unpacks an upload into a folder: a zip's files, or the one plain file. Names, sizes and links are not trusted: what is counted is what
/// comes out, and nothing is written outside of the folder.
/// </summary>
public static class ArchiveUnpacker
{
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;
    private const int TypeMask = 0xF000;

    /// <summary>What file systems take, in bytes of UTF-8, is 255.</summary>
    private const int LongestFileName = 200;

    /// <summary>More than any honest entry needs in a zip's directory.</summary>
    private const int LongestEntry = 4096;

    public static async Task<Answer<Done>> UnpackAsync(
        Stream upload, string fileName, string folder, ArchiveLimits limits, CancellationToken cancellationToken)
    {
        if (!await IsZipAsync(upload, cancellationToken))
        {
            await using var target = File.Create(Path.Combine(folder, SafeName(fileName)));
            await upload.CopyToAsync(target, cancellationToken);
            return Done.It;
        }

        var broken = new Refusal("archive.broken", ("file", Shown(fileName)));
        try
        {
            if (await ZipDirectory.FindAsync(upload, cancellationToken) is not { } directory)
            {
                return broken;
            }

            if (directory.Entries > (ulong)limits.Entries)
            {
                return TooManyEntries(directory.Entries, limits);
            }

            if (directory.Bytes > (ulong)limits.Entries * LongestEntry)
            {
                return broken;
            }

            upload.Position = 0;
            await using var archive = await ZipArchive.CreateAsync(upload, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            return await UnpackAsync(archive, upload.Length, folder, limits, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return broken;
        }
    }

    /// <summary>A file's name without folders and control characters, short enough for any file system; its end is kept.</summary>
    public static string SafeName(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var runes = name.EnumerateRunes().Where(rune => !Misleads(rune)).Reverse().ToList();
        var bytes = 0;
        name = string.Concat(runes.TakeWhile(rune => (bytes += rune.Utf8SequenceLength) <= LongestFileName).Reverse());
        return name is "" or "." or ".." ? "upload" : name;
    }

    /// <summary>Whether it breaks lines or turns the direction of what follows: <c>run&#x202E;vst.exe</c> would be read as another name.</summary>
    private static bool Misleads(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF;

    private static async Task<bool> IsZipAsync(Stream upload, CancellationToken cancellationToken)
    {
        var magic = new byte[4];
        var read = await upload.ReadAtLeastAsync(magic, 4, throwOnEndOfStream: false, cancellationToken);
        upload.Position = 0;
        return read == 4 && magic is [(byte)'P', (byte)'K', 3, 4] or [(byte)'P', (byte)'K', 5, 6];
    }

    private static async Task<Answer<Done>> UnpackAsync(
        ZipArchive archive, long archiveBytes, string folder, ArchiveLimits limits, CancellationToken cancellationToken)
    {
        if (archive.Entries.Count > limits.Entries)
        {
            return TooManyEntries((ulong)archive.Entries.Count, limits);
        }

        List<(ZipArchiveEntry Entry, string Path)> files = [];
        foreach (var entry in archive.Entries)
        {
            var path = PathOf(entry);
            if (path == "./")
            {
                continue;
            }

            if (Check(entry, path, limits) is { } refusal)
            {
                return refusal;
            }

            if (!path.EndsWith('/') && !IsLitter(path))
            {
                files.Add((entry, path));
            }
        }

        if (files.Count == 0)
        {
            return new Refusal("archive.empty");
        }

        files = limits.Unwrap ? Unwrap(files) : files;
        if (FindDuplicate(files.ConvertAll(file => file.Path)) is { } twice)
        {
            return new Refusal("archive.duplicate-name", ("name", Shown(twice)));
        }

        var left = Math.Min(limits.ExpandedBytes, Math.Max(limits.RatioFreeBytes, archiveBytes * limits.Ratio));
        // What the archive itself says is too much needs no unpacking; what it hides is met below.
        var declared = left;
        if (files.Find(file => (declared -= file.Entry.Length) < 0) is { Path: { } tooMuch })
        {
            return TooLarge(tooMuch);
        }

        foreach (var (entry, path) in files)
        {
            var written = await ExtractAsync(entry, Path.Combine(folder, path), left, cancellationToken);
            if (written < 0)
            {
                return TooLarge(path);
            }

            left -= written;
        }

        return Done.It;

        Refusal TooLarge(string path) => new("archive.too-large", ("name", Shown(path)), ("limit", FileSize.Format(limits.ExpandedBytes)), ("ratio", limits.Ratio));
    }

    /// <summary>The entry's name with slashes, as some programs of Windows write backslashes, and without the <c>./</c> that others put in front.</summary>
    private static string PathOf(ZipArchiveEntry entry)
    {
        var path = entry.FullName.Replace('\\', '/');
        return path is ['.', '/', .. { Length: > 0 } rest] ? rest : path;
    }

    private static Refusal? Check(ZipArchiveEntry entry, string name, ArchiveLimits limits)
    {
        var isUnsafe = name.Length == 0
            || name.StartsWith('/')
            || name is [_, ':', ..]
            || name.Any(char.IsControl)
            || name.Split('/').Any(part => part is ".." or ".")
            || name.TrimEnd('/').Contains("//", StringComparison.Ordinal);
        if (isUnsafe)
        {
            return new Refusal("archive.unsafe-path", ("name", Shown(name)));
        }

        if (name.Length > limits.NameLength || name.Split('/').Any(part => Encoding.UTF8.GetByteCount(part) > LongestFileName))
        {
            return new Refusal("archive.name-too-long", ("name", Shown(name)), ("limit", limits.NameLength));
        }

        var type = (entry.ExternalAttributes >> 16) & TypeMask;
        if (type is not (0 or RegularFile or Folder))
        {
            return new Refusal("archive.link", ("name", Shown(name)));
        }

        return entry.IsEncrypted ? new Refusal("archive.encrypted", ("name", Shown(name))) : null;
    }

    /// <summary>What operating systems leave in archives.</summary>
    private static bool IsLitter(string name) => name.Split('/') is var parts
        && (parts[0] == "__MACOSX" || parts[^1] is ".DS_Store" or "Thumbs.db" or "desktop.ini" || parts[^1].StartsWith("._", StringComparison.Ordinal));

    /// <summary>Takes one folder around everything away, as people zip a folder when they mean its files.</summary>
    private static List<(ZipArchiveEntry Entry, string Path)> Unwrap(List<(ZipArchiveEntry Entry, string Path)> files)
    {
        var slash = files[0].Path.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return files;
        }

        var prefix = files[0].Path[..(slash + 1)];
        return files.TrueForAll(file => file.Path.StartsWith(prefix, StringComparison.Ordinal))
            ? files.ConvertAll(file => (file.Entry, file.Path[prefix.Length..]))
            : files;
    }

    /// <summary>A name that is there twice, whatever its case, or as a file and as a folder; <see langword="null"/> if none.</summary>
    private static string? FindDuplicate(List<string> paths)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (paths.Find(path => !seen.Add(path)) is { } twice)
        {
            return twice;
        }

        return paths.SelectMany(Parents).FirstOrDefault(seen.Contains);
    }

    private static IEnumerable<string> Parents(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            yield return path[..slash];
        }
    }

    private static Refusal TooManyEntries(ulong count, ArchiveLimits limits) =>
        new("archive.too-many-entries", ("count", count), ("limit", limits.Entries));

    /// <summary>Writes an entry; answers its size, or -1 if it is larger than what is left.</summary>
    /// <exception cref="InvalidDataException">The content is not what the archive says it is.</exception>
    private static async Task<long> ExtractAsync(ZipArchiveEntry entry, string path, long left, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var source = await entry.OpenAsync(cancellationToken);
        await using var target = File.Create(path);
        var buffer = new byte[64 * 1024];
        // The base class library compares neither checksum nor size.
        var checksum = new Crc32();
        long written = 0;
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            written += read;
            if (written > left)
            {
                return -1;
            }

            if (written > entry.Length)
            {
                throw new InvalidDataException($"{entry.FullName} is larger than the archive says.");
            }

            checksum.Append(buffer.AsSpan(0, read));
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return checksum.GetCurrentHashAsUInt32() == entry.Crc32 ? written : throw new InvalidDataException($"The checksum of {entry.FullName} is wrong.");
    }

    private static string Shown(string name) => string.Concat(name.Take(80).Select(character => char.IsControl(character) ? '�' : character));
}
