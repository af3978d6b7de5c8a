using System.IO.Compression;

namespace SharedTask.Core.Tests.Storage;

/// <summary>Makes zips, and those that no honest program makes.</summary>
internal sealed class ZipBuilder
{
    private const int SymbolicLink = 0xA1FF;

    private readonly List<(string Name, byte[] Content, int Mode, CompressionLevel Level)> entries = [];

    public ZipBuilder File(string name, string content, int mode = 0) => File(name, System.Text.Encoding.UTF8.GetBytes(content), mode);

    public ZipBuilder File(string name, byte[] content, int mode = 0, CompressionLevel level = CompressionLevel.Optimal)
    {
        entries.Add((name, content, mode, level));
        return this;
    }

    public ZipBuilder Link(string name, string target) => File(name, target, SymbolicLink);

    public byte[] Build()
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content, mode, level) in entries)
            {
                var entry = archive.CreateEntry(name, level);
                entry.ExternalAttributes = mode << 16;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return buffer.ToArray();
    }

    /// <summary>Replaces the first occurrence of some bytes, from the end.</summary>
    public static byte[] PatchLast(byte[] zip, ReadOnlySpan<byte> find, int offset, ReadOnlySpan<byte> replacement)
    {
        var copy = zip.ToArray();
        var at = copy.AsSpan().LastIndexOf(find);
        at.ShouldBeGreaterThanOrEqualTo(0);
        replacement.CopyTo(copy.AsSpan(at + offset));
        return copy;
    }

    /// <summary>A name of the same length in place of another one, in the directory and before the content.</summary>
    public static byte[] Rename(byte[] zip, string from, string to)
    {
        var text = System.Text.Encoding.Latin1.GetString(zip).Replace(from, to, StringComparison.Ordinal);
        return System.Text.Encoding.Latin1.GetBytes(text);
    }
}
