using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using SharedTask.Testing;

namespace SharedTask.Worker.Tests.Cli;

/// <summary>Bundles that are made to exhaust whoever reads them, or to write where they should not.</summary>
internal static class HostileBundles
{
    private const int SymbolicLink = 0xA1FF;

    public static byte[] Honest() => BundleBuilder.CodaLab().Build();

    /// <summary>A hundred megabytes of zeros in a hundred kilobytes.</summary>
    public static byte[] Bomb() => Zip(archive => Fill(archive, "zeros", 100));

    /// <summary>The same inside of the scoring program's own zip.</summary>
    public static byte[] InnerBomb() => BundleBuilder.CodaLab().Bytes("scoring_program.zip", Zip(archive => Fill(archive, "metadata", 100))).Build();

    /// <summary>A scoring program that is a directory of a hundred thousand names.</summary>
    public static byte[] InnerEntries() => BundleBuilder.CodaLab().Bytes("scoring_program.zip", Entries(100_001)).Build();

    public static byte[] Entries(int count) => Zip(archive =>
    {
        for (var i = 0; i < count; i++)
        {
            archive.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"f{i}"));
        }
    });

    /// <summary>Three files that say they are four gigabytes each.</summary>
    public static byte[] Announced()
    {
        var zip = Zip(archive =>
        {
            for (var i = 0; i < 3; i++)
            {
                Put(archive, string.Create(CultureInfo.InvariantCulture, $"zeros{i}"), new string('0', 1000));
            }
        });
        ForEach(zip, "PK\x01\x02"u8, header => BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(24), 0xFFFFFFF0));
        return zip;
    }

    public static byte[] Named(string name) => Zip(archive =>
    {
        Put(archive, "competition.yaml", "title: x");
        Put(archive, name, "evil");
    });

    public static byte[] Link() => Special(SymbolicLink);

    /// <summary>An entry whose mode says that it is no plain file.</summary>
    public static byte[] Special(int mode) => Zip(archive =>
    {
        Put(archive, "competition.yaml", "title: x");
        Put(archive, "reference", "/etc").ExternalAttributes = mode << 16;
    });

    /// <summary>A page of a hundred thousand elements, each in the one before.</summary>
    public static byte[] Html() => BundleBuilder.CodaLab().Text("overview.html", string.Concat(Enumerable.Repeat("<div>", 100_000))).Build();

    /// <summary>Every entry says that it needs a password.</summary>
    public static byte[] Encrypted()
    {
        var zip = Honest();
        ForEach(zip, "PK\x01\x02"u8, header => header[8] |= 1);
        ForEach(zip, "PK\x03\x04"u8, header => header[6] |= 1);
        return zip;
    }

    /// <summary>Three hundred names for the same bytes, each of fifty megabytes when it is unpacked.</summary>
    public static byte[] Overlapping()
    {
        var zip = Zip(archive => Fill(archive, "k000", 50));
        var central = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        var end = zip.AsSpan().LastIndexOf("PK\x05\x06"u8);
        using var buffer = new MemoryStream();
        buffer.Write(zip.AsSpan(0, central));
        for (var i = 0; i < 300; i++)
        {
            var header = zip[central..end];
            Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"k{i:000}")).CopyTo(header, 46);
            buffer.Write(header);
        }

        var trailer = zip[end..];
        BinaryPrimitives.WriteUInt16LittleEndian(trailer.AsSpan(8), 300);
        BinaryPrimitives.WriteUInt16LittleEndian(trailer.AsSpan(10), 300);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(12), (uint)((end - central) * 300));
        buffer.Write(trailer);
        return buffer.ToArray();
    }

    /// <summary>A zip64 directory that says it has more entries than the machine has bytes.</summary>
    public static byte[] CountedByZip64()
    {
        var zip = Honest();
        var end = zip.AsSpan().LastIndexOf("PK\x05\x06"u8);
        var record = new byte[56 + 20 + 22];
        "PK\x06\x06"u8.CopyTo(record);
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(4), 44);
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(24), 1UL << 60);
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(32), 1UL << 60);
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(40), BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(end + 12)));
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(48), BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(end + 16)));
        "PK\x06\x07"u8.CopyTo(record.AsSpan(56));
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(64), (ulong)end);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(72), 1);
        "PK\x05\x06"u8.CopyTo(record.AsSpan(76));
        record.AsSpan(84, 12).Fill(0xFF);
        return [.. zip[..end], .. record];
    }

    public static byte[] Aliases()
    {
        var yaml = new StringBuilder("title: x\na0: &a0 [l, o, l]\n");
        for (var i = 1; i <= 40; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        }

        return BundleBuilder.CodaLab().WholeYaml(yaml.ToString()).Build();
    }

    public static byte[] Nesting() => BundleBuilder.CodaLab().WholeYaml("a: " + new string('[', 500_000)).Build();

    private static void ForEach(byte[] zip, ReadOnlySpan<byte> mark, Action<ArraySegment<byte>> change)
    {
        for (var at = 0; zip.AsSpan(at).IndexOf(mark) is >= 0 and var next; at += next + mark.Length)
        {
            change(new ArraySegment<byte>(zip, at + next, zip.Length - at - next));
        }
    }

    private static byte[] Zip(Action<ZipArchive> fill)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            fill(archive);
        }

        return buffer.ToArray();
    }

    private static ZipArchiveEntry Put(ZipArchive archive, string name, string content)
    {
        var entry = archive.CreateEntry(name);
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
        return entry;
    }

    private static void Fill(ZipArchive archive, string name, int megabytes)
    {
        using var stream = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
        var zeros = new byte[1024 * 1024];
        for (var i = 0; i < megabytes; i++)
        {
            stream.Write(zeros);
        }
    }
}
