using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Tests.Storage;
using SharedTask.Testing;
using static SharedTask.Core.Tests.Bundles.BundleDriver;

namespace SharedTask.Core.Tests.Bundles;

/// <summary>Bundles that are made to break out of the folder or to exhaust whoever reads them.</summary>
public sealed class HostileBundleTests
{
    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("a/../../evil.txt")]
    [InlineData("/etc/evil.txt")]
    [InlineData("C:/evil.txt")]
    [InlineData("..\\evil.txt")]
    public async Task Path_ThatLeadsOut_IsRefused(string name) =>
        (await RefusalOfAsync(new ZipBuilder().File("competition.yaml", "title: x").File(name, "evil").Build())).ShouldBe("archive.unsafe-path");

    [Fact]
    public async Task Link_IsRefused() =>
        (await RefusalOfAsync(new ZipBuilder().File("competition.yaml", "title: x").Link("reference", "/etc").Build())).ShouldBe("archive.link");

    [Fact]
    public async Task HundredThousandEntries_AreRefused()
    {
        var builder = new ZipBuilder();
        for (var i = 0; i < 100_000; i++)
        {
            builder.File($"f{i}", []);
        }

        (await RefusalOfAsync(builder.Build())).ShouldBe("archive.too-many-entries");
    }

    [Fact]
    public async Task TenGigabytesOfNothing_AreRefusedUnread()
    {
        var zip = new ZipBuilder().File("zeros", new byte[1000]).Build();
        var huge = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(huge, 0xFFFFFFF0);

        (await RefusalOfAsync(ZipBuilder.PatchLast(zip, "PK\x01\x02"u8, 24, huge))).ShouldBe("archive.too-large");
    }

    [Fact]
    public async Task Bomb_OfHonestSize_IsRefusedUnread()
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("zeros", CompressionLevel.SmallestSize).Open();
            var block = new byte[1024 * 1024];
            for (var i = 0; i < 100; i++)
            {
                entry.Write(block);
            }
        }

        (await RefusalOfAsync(buffer.ToArray())).ShouldBe("archive.too-large");
    }

    [Theory]
    [InlineData("Rar!\x1a\x07", "RAR")]
    [InlineData("7z\u00bc\u00af'\x1c", "7z")]
    [InlineData("\x1f\u008b\x08\x00", "gzip")]
    [InlineData("<html>", "HTML")]
    [InlineData("title: not packed", "?")]
    [InlineData("", "?")]
    public async Task File_ThatIsNoZip_IsRefusedByName(string content, string kind)
    {
        using var upload = new MemoryStream(Encoding.Latin1.GetBytes(content));

        var refusal = (await BundleFolder.UnpackAsync(upload, new BundleLimits(), TestContext.Current.CancellationToken)).Refusal.ShouldNotBeNull();

        refusal.Key.ShouldBe("bundle.not-a-zip");
        refusal.Facts["kind"].ShouldBe(kind);
    }

    [Fact]
    public async Task Zip_CutOffAnywhere_IsRefused()
    {
        var zip = BundleBuilder.CodaLab().Build();
        foreach (var length in new[] { 5, 30, zip.Length / 2, zip.Length - 1 })
        {
            (await RefusalOfAsync(zip[..length])).ShouldBe("archive.broken");
        }
    }

    [Fact]
    public async Task Aliases_ThatUnfoldToBillions_AreRefused()
    {
        var yaml = new StringBuilder("title: x\na0: &a0 [l, o, l, s]\n");
        for (var i = 1; i <= 40; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        }

        var reading = await ReadAsync(BundleBuilder.CodaLab().WholeYaml(yaml.ToString()));

        reading.Plan.ShouldBeNull();
        reading.Find("yaml-alias-bomb");
    }

    [Fact]
    public async Task Yaml_ThatNestsOrCountsWithoutEnd_IsRefused()
    {
        (await ReadAsync(BundleBuilder.CodaLab().WholeYaml("a: " + new string('[', 100_000)))).Plan.ShouldBeNull();
        (await ReadAsync(BundleBuilder.CodaLab().WholeYaml("a: [" + string.Concat(Enumerable.Repeat("1,", 100_000)) + "1]"))).Find("yaml-too-many-nodes");
        (await ReadAsync(BundleBuilder.CodaLab().WholeYaml("a: &a [*a]"))).Find("yaml-broken");
        (await ReadAsync(BundleBuilder.CodaLab().WholeYaml("a: " + new string('x', 2_000_000)))).Find("yaml-too-large");
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\secret.zip")]
    public async Task Name_InTheYaml_ThatLeadsOut_IsAnError(string name)
    {
        var reading = await ReadAsync(BundleBuilder.CodaLab().Yaml("overview: overview.html", $"overview: '{name}'"));

        reading.CanImport.ShouldBeFalse();
        reading.Find("part-leads-out").Facts["name"].ShouldBe(name);
        reading.Plan!.Pages.ShouldAllBe(page => page.Title == "Terms");
    }

    private static async Task<string> RefusalOfAsync(byte[] zip)
    {
        using var upload = new MemoryStream(zip);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        return (await BundleFolder.UnpackAsync(upload, new BundleLimits(), patience.Token)).Refusal.ShouldNotBeNull().Key;
    }
}
