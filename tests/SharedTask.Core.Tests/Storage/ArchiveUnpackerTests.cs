using System.IO.Compression;
using System.Text;
using SharedTask.Core.Storage;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Storage;

public sealed class ArchiveUnpackerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Upload_OfAPlainFile_StandsUnderItsOwnName()
    {
        (await UnpackAsync(Encoding.UTF8.GetBytes("id\tlabel\n"), "../../sly/run.tsv")).IsRefused.ShouldBeFalse();

        Files().ShouldBe(["run.tsv"]);
    }

    [Fact]
    public async Task Archive_OfOneFolderWithLitter_GivesTheFilesAlone()
    {
        (await UnpackAsync(Zip(("run/answers.jsonl", "{}"), ("__MACOSX/run/._answers.jsonl", "x"), ("run/.DS_Store", "x")))).IsRefused.ShouldBeFalse();

        Files().ShouldBe(["answers.jsonl"]);
    }

    [Theory]
    [InlineData("../evil.txt", "archive.unsafe-path")]
    [InlineData("a/../../evil.txt", "archive.unsafe-path")]
    [InlineData("/etc/evil.txt", "archive.unsafe-path")]
    [InlineData("C:/evil.txt", "archive.unsafe-path")]
    [InlineData("a\\..\\evil.txt", "archive.unsafe-path")]
    [InlineData("evil\nname.txt", "archive.unsafe-path")]
    public async Task Archive_WithAHostilePath_IsRefusedAndWritesNothing(string name, string refusal)
    {
        (await UnpackAsync(Zip(("good.txt", "x"), (name, "x")))).Refusal!.Key.ShouldBe(refusal);

        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Archive_WithALink_IsRefused()
    {
        var zip = Zip(entries => entries.CreateEntry("link").ExternalAttributes = 0xA1FF << 16);

        (await UnpackAsync(zip)).Refusal!.Key.ShouldBe("archive.link");
    }

    [Fact]
    public async Task Archive_ThatIsABomb_IsStoppedWhileItGrows()
    {
        var zip = Zip(entries =>
        {
            using var bomb = entries.CreateEntry("bomb.txt").Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++)
            {
                bomb.Write(zeros);
            }
        });

        (await UnpackAsync(zip)).Refusal!.Key.ShouldBe("archive.too-large");
        new DirectoryInfo(folder.Path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length).ShouldBeLessThan(100L * 1024 * 1024);
    }

    [Fact]
    public async Task Archive_CutOff_IsBroken() => (await UnpackAsync(Zip(("run.txt", new string('x', 1000)))[..60])).Refusal!.Key.ShouldBe("archive.broken");

    [Fact]
    public async Task Archive_WithoutFiles_IsEmpty() => (await UnpackAsync(Zip())).Refusal!.Key.ShouldBe("archive.empty");

    [Fact]
    public async Task Archive_WithANameTwice_IsRefused() =>
        (await UnpackAsync(Zip(("run.txt", "a"), ("RUN.txt", "b")))).Refusal!.Key.ShouldBe("archive.duplicate-name");

    [Fact]
    public async Task Archive_OfTooManyFiles_IsRefused() =>
        (await UnpackAsync(Zip([.. Enumerable.Range(0, 1001).Select(i => ($"{i}.txt", "x"))]))).Refusal!.Key.ShouldBe("archive.too-many-entries");

    private static byte[] Zip(params (string Name, string Content)[] files) => Zip(entries =>
    {
        foreach (var (name, content) in files)
        {
            using var writer = new StreamWriter(entries.CreateEntry(name).Open());
            writer.Write(content);
        }
    });

    private static byte[] Zip(Action<ZipArchive> fill)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            fill(archive);
        }

        return stream.ToArray();
    }

    private async Task<Answer<Done>> UnpackAsync(byte[] upload, string name = "run.zip")
    {
        using var stream = new MemoryStream(upload);
        return await ArchiveUnpacker.UnpackAsync(stream, name, folder.Path, new ArchiveLimits(), Cancel);
    }

    private string[] Files() =>
        [.. Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder.Path, path)).Order(StringComparer.Ordinal)];
}
