using System.IO.Compression;
using System.Text;
using CsCheck;
using SharedTask.Core.Storage;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Storage;

public sealed class ArchiveUnpackerTests : IDisposable
{
    private static readonly ArchiveLimits Small = new() { Entries = 20, ExpandedBytes = 1_000_000, Ratio = 50, RatioFreeBytes = 100_000 };

    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task PlainFile_IsCopiedUnderItsOwnName()
    {
        var unpacked = await UnpackAsync("id\tlabel\n"u8.ToArray(), @"C:\runs\my run.tsv");

        unpacked.IsRefused.ShouldBeFalse();
        Files().ShouldBe(["my run.tsv=id\tlabel\n"]);
    }

    [Theory]
    [InlineData("../../x", "x")]
    [InlineData("..", "upload")]
    [InlineData("", "upload")]
    [InlineData("a\u0000\nb.tsv", "ab.tsv")]
    [InlineData("run\u202Evst.exe", "runvst.exe")]
    [InlineData("\u2067a\u2069\u2028\uFEFF.tsv", "a.tsv")]
    [InlineData("می\u200Cخواهم.tsv", "می\u200Cخواهم.tsv")]
    public void SafeName_OfAnyName_IsAFileInItsFolder(string name, string safe) => ArchiveUnpacker.SafeName(name).ShouldBe(safe);

    [Fact]
    public async Task PlainFile_WithALongArabicName_IsShortenedForTheFileSystem()
    {
        var name = new string('ن', 240) + ".tsv";

        (await UnpackAsync("x"u8.ToArray(), name)).IsRefused.ShouldBeFalse();

        var file = Files().ShouldHaveSingleItem();
        file.ShouldEndWith("ن.tsv=x");
    }

    [Fact]
    public async Task Zip_OfFilesAndFolders_IsUnpacked()
    {
        var zip = new ZipBuilder().File("a.tsv", "1").File("more/b.tsv", "22").File("more/", "").File("empty.txt", "").Build();

        (await UnpackAsync(zip)).IsRefused.ShouldBeFalse();

        Files().ShouldBe(["a.tsv=1", "empty.txt=", "more/b.tsv=22"]);
    }

    [Theory]
    [InlineData(@"run\a.tsv", @"run\b\c.tsv")]
    [InlineData("./run/a.tsv", "./run/b/c.tsv")]
    public async Task Zip_OfAnotherProgramsHabits_IsUnpacked(string first, string second)
    {
        var zip = new ZipBuilder().File("./", "").File(first, "1").File(second, "2").Build();

        (await UnpackAsync(zip)).IsRefused.ShouldBeFalse();

        Files().ShouldBe(["a.tsv=1", "b/c.tsv=2"]);
    }

    [Fact]
    public async Task Zip_WithOneFolderAroundEverything_IsUnwrapped()
    {
        var zip = new ZipBuilder().File("my run/", "").File("my run/answers.jsonl", "{}").File("my run/sub/b", "x").File("__MACOSX/my run/._answers.jsonl", "?").Build();

        (await UnpackAsync(zip)).IsRefused.ShouldBeFalse();

        Files().ShouldBe(["answers.jsonl={}", "sub/b=x"]);
    }

    [Fact]
    public async Task Zip_WithWhatSystemsLeave_IsUnpackedWithoutIt()
    {
        var zip = new ZipBuilder()
            .File("a.tsv", "1").File(".DS_Store", "?").File("Thumbs.db", "?").File("desktop.ini", "?").File("._a.tsv", "?").File("__MACOSX/._a.tsv", "?").Build();

        (await UnpackAsync(zip)).IsRefused.ShouldBeFalse();

        Files().ShouldBe(["a.tsv=1"]);
    }

    [Fact]
    public async Task Zip_InAZip_IsLeftAlone()
    {
        var inner = new ZipBuilder().File("deep.txt", "deep").Build();

        (await UnpackAsync(new ZipBuilder().File("inner.zip", inner).Build())).IsRefused.ShouldBeFalse();

        Directory.GetFiles(Target).Select(Path.GetFileName).ShouldBe(["inner.zip"]);
    }

    [Theory]
    [InlineData("../out.tsv")]
    [InlineData("a/../../out.tsv")]
    [InlineData("/etc/cron.d/out")]
    [InlineData(@"..\out.tsv")]
    [InlineData(@"a\..\..\out.tsv")]
    [InlineData(@"\out.tsv")]
    [InlineData("C:/out.tsv")]
    [InlineData(@"C:\out.tsv")]
    [InlineData("C:out.tsv")]
    [InlineData("./../out.tsv")]
    [InlineData(".//out.tsv")]
    [InlineData("a/./b.tsv")]
    [InlineData("a//b.tsv")]
    [InlineData("a\u0001b.tsv")]
    [InlineData("a\nb.tsv")]
    public async Task Zip_WhoseNamesLeadElsewhere_IsRefusedAndWritesNothing(string name)
    {
        var zip = new ZipBuilder().File("good.tsv", "1").File(name, "2").Build();

        (await RefusalOfAsync(zip)).Key.ShouldBe("archive.unsafe-path");

        Everything().ShouldBeEmpty();
    }

    [Fact]
    public async Task Zip_WithALink_IsRefused()
    {
        var refusal = await RefusalOfAsync(new ZipBuilder().File("a", "1").Link("gold.tsv", "/job/reference/gold.tsv").Build());

        refusal.Key.ShouldBe("archive.link");
        refusal.Facts["name"].ShouldBe("gold.tsv");
    }

    [Theory]
    [InlineData(0x1180)] // a pipe
    [InlineData(0x21B6)] // a character device
    [InlineData(0x61B0)] // a block device
    [InlineData(0xC1ED)] // a socket
    public async Task Zip_WithASpecialFile_IsRefused(int mode) =>
        (await RefusalOfAsync(new ZipBuilder().File("thing", "", mode).Build())).Key.ShouldBe("archive.link");

    [Fact]
    public async Task Zip_WithUnixModesOfPlainFiles_IsUnpacked()
    {
        (await UnpackAsync(new ZipBuilder().File("d/", "", 0x41ED).File("d/a", "1", 0x81A4).File("b", "2", 0x81ED).Build())).IsRefused.ShouldBeFalse();

        Files().ShouldBe(["b=2", "d/a=1"]);
    }

    [Theory]
    [InlineData("a.tsv", "a.tsv")]
    [InlineData("a.tsv", "A.TSV")]
    [InlineData("a", "a/b.tsv")]
    [InlineData("a/b.tsv", "A")]
    [InlineData("d/a/b", "d/a")]
    public async Task Zip_WithANameTwice_IsRefused(string first, string second)
    {
        (await RefusalOfAsync(new ZipBuilder().File(first, "1").File(second, "2").File("c", "3").Build())).Key.ShouldBe("archive.duplicate-name");

        Everything().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("x", 201)]
    [InlineData("ن", 101)]
    [InlineData("😀", 51)]
    public async Task Zip_WithANameThatNoFileSystemTakes_IsRefused(string letter, int times) =>
        (await RefusalOfAsync(new ZipBuilder().File(string.Concat(Enumerable.Repeat(letter, times)), "1").Build())).Key.ShouldBe("archive.name-too-long");

    [Fact]
    public async Task Zip_WithTooManyEntries_IsRefusedWithTheirNumber()
    {
        var builder = new ZipBuilder();
        for (var i = 0; i < 21; i++)
        {
            builder.File($"{i}", "1");
        }

        var refusal = await RefusalOfAsync(builder.Build());

        refusal.Key.ShouldBe("archive.too-many-entries");
        refusal.Facts["count"].ShouldBe(21UL);
        refusal.Facts["limit"].ShouldBe(20);
    }

    [Fact]
    public async Task Zip_ThatHidesTheNumberOfItsEntries_IsRefusedBeforeTheyAreRead()
    {
        var builder = new ZipBuilder();
        for (var i = 0; i < 3000; i++)
        {
            builder.File($"{i:d4}", "1");
        }

        // One entry, says the record at the end.
        var zip = ZipBuilder.PatchLast(builder.Build(), "PK\x05\x06"u8, 8, [1, 0, 1, 0]);

        (await RefusalOfAsync(zip)).Key.ShouldBe("archive.broken");
    }

    [Fact]
    public async Task Zip_WithNothingInIt_IsRefused()
    {
        (await RefusalOfAsync(new ZipBuilder().Build())).Key.ShouldBe("archive.empty");
        (await RefusalOfAsync(new ZipBuilder().File("folder/", "").File(".DS_Store", "?").Build())).Key.ShouldBe("archive.empty");
    }

    [Fact]
    public async Task ZipBomb_IsStoppedWhileItUnfolds()
    {
        var zip = new ZipBuilder().File("zeros", new byte[50_000_000]).Build();
        zip.Length.ShouldBeLessThan(100_000);

        (await RefusalOfAsync(zip)).Key.ShouldBe("archive.too-large");

        Everything().Sum(file => new FileInfo(file).Length).ShouldBeLessThan(1_100_000);
    }

    [Fact]
    public async Task ZipBomb_OfManySmallEntries_IsCountedAltogether()
    {
        var builder = new ZipBuilder();
        for (var i = 0; i < 15; i++)
        {
            builder.File($"{i}", new byte[90_000]);
        }

        (await RefusalOfAsync(builder.Build())).Key.ShouldBe("archive.too-large");
    }

    [Fact]
    public async Task ZipBomb_ThatLiesAboutItsSize_IsNotBelieved()
    {
        var zip = new ZipBuilder().File("zeros", new byte[50_000_000]).Build();
        var lying = ZipBuilder.PatchLast(zip, "PK\x01\x02"u8, 24, [10, 0, 0, 0]);

        (await RefusalOfAsync(lying)).Key.ShouldBeOneOf("archive.too-large", "archive.broken");

        Everything().Sum(file => new FileInfo(file).Length).ShouldBeLessThan(1_100_000);
    }

    [Fact]
    public async Task Zip_WhoseContentHasChanged_IsRefused()
    {
        var zip = new ZipBuilder().File("a.tsv", "id\tlabel\n"u8.ToArray(), level: CompressionLevel.NoCompression).Build();
        var damaged = ZipBuilder.PatchLast(zip, "label"u8, 0, "libel"u8);

        var refusal = await RefusalOfAsync(damaged);

        refusal.Key.ShouldBe("archive.broken");
        refusal.Facts["file"].ShouldBe("run.zip");
    }

    [Fact]
    public async Task Zip_ThatIsEncrypted_IsRefused()
    {
        var zip = new ZipBuilder().File("a.tsv", "1").Build();
        var encrypted = ZipBuilder.PatchLast(zip, "PK\x01\x02"u8, 8, [1, 0]);

        (await RefusalOfAsync(encrypted)).Key.ShouldBe("archive.encrypted");
    }

    [Fact]
    public async Task Zip_PackedInAWayNobodyReads_IsRefused()
    {
        var zip = new ZipBuilder().File("a.tsv", "1").Build();

        (await RefusalOfAsync(ZipBuilder.PatchLast(zip, "PK\x01\x02"u8, 10, [95, 0]))).Key.ShouldBe("archive.broken");
    }

    [Fact]
    public async Task Zip_CutOffAnywhere_IsRefusedOrReadAsAFile()
    {
        var random = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 400).Select(i => $"{i * 7919 % 1009}\t{i * 104_729 % 997}\n")));
        var zip = new ZipBuilder().File("a.tsv", random).File("b.tsv", "2").Build();

        for (var length = 4; length < zip.Length; length += 13)
        {
            (await RefusalOfAsync(zip[..length])).Key.ShouldBe("archive.broken", $"{length} of {zip.Length} bytes");
            Clear();
        }
    }

    [Fact]
    public async Task Zip_WithAnyByteChanged_NeverLeavesItsFolderOrThrows()
    {
        var zip = new ZipBuilder().File("folder/a.tsv", "id\tlabel\n1\tyes\n").File("folder/b/c.tsv", new byte[3000]).File("d", "x", 0x81A4).Build();

        await Gen.Select(Gen.Int[0, zip.Length - 1], Gen.Byte, Gen.Int[0, zip.Length - 1], Gen.Byte).SampleAsync(
            async (at, value, at2, value2) =>
            {
                using var place = new TemporaryFolder();
                var changed = zip.ToArray();
                (changed[at], changed[at2]) = (value, value2);
                Directory.CreateDirectory(place.Of("target"));

                var answer = await ArchiveUnpacker.UnpackAsync(new MemoryStream(changed), "run.zip", place.Of("target"), Small, TestContext.Current.CancellationToken);

                (answer.Refusal is null || answer.Refusal.Key.StartsWith("archive.", StringComparison.Ordinal)).ShouldBeTrue();
                Directory.GetFileSystemEntries(place.Path).ShouldBe([place.Of("target")]);
                Directory.GetFiles(place.Of("target"), "*", SearchOption.AllDirectories).ShouldAllBe(file => new FileInfo(file).LinkTarget == null);
            },
            iter: 3000,
            threads: 1);
    }

    [Fact]
    public async Task Zip_WithAnUnsafeNameInItsDirectoryAlone_IsJudgedByTheDirectory()
    {
        var zip = ZipBuilder.Rename(new ZipBuilder().File("xx_evil.tsv", "1").Build(), "xx_evil.tsv", "../evil.tsv");

        (await RefusalOfAsync(zip)).Key.ShouldBe("archive.unsafe-path");
    }

    private string Target => Directory.CreateDirectory(temporary.Of("target")).FullName;

    private async Task<Answer<Done>> UnpackAsync(byte[] upload, string fileName = "run.zip") =>
        await ArchiveUnpacker.UnpackAsync(new MemoryStream(upload), fileName, Target, Small, TestContext.Current.CancellationToken);

    private async Task<Refusal> RefusalOfAsync(byte[] upload) => (await UnpackAsync(upload)).Refusal.ShouldNotBeNull();

    private List<string> Files() =>
        [.. Everything().Select(file => $"{Path.GetRelativePath(Target, file).Replace('\\', '/')}={File.ReadAllText(file)}").Order(StringComparer.Ordinal)];

    /// <summary>Every file below the temporary folder, those outside of the target included.</summary>
    private string[] Everything() => Directory.GetFiles(temporary.Path, "*", SearchOption.AllDirectories);

    private void Clear() => Directory.Delete(Target, recursive: true);
}
