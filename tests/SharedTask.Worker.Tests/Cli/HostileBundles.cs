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
        for (var at = zip.AsSpan().IndexOf("PK\x01\x02"u8); at >= 0;)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(at + 24), 0xFFFFFFF0);
            var next = zip.AsSpan(at + 4).IndexOf("PK\x01\x02"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }

        return zip;
    }

    public static byte[] Named(string name) => Zip(archive =>
    {
        Put(archive, "competition.yaml", "title: x");
        Put(archive, name, "evil");
    });

    public static byte[] Link() => Zip(archive =>
    {
        Put(archive, "competition.yaml", "title: x");
        Put(archive, "reference", "/etc").ExternalAttributes = SymbolicLink << 16;
    });

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
