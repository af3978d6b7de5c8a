using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Bundles.Export;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Import;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Reading;
using SharedTask.Core.Data;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Storage;
using SharedTask.Core.Tests.Competitions;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Bundles;

/// <summary>What goes in comes out again, in both dialects, without a difference that matters.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FileBlobStore blobs;

    public RoundTripTests()
    {
        blobs = new FileBlobStore(folder.Path, TimeProvider.System);
    }

    public static TheoryData<string> CodaLab => [.. TraitBundles.CodaLab.Keys];

    public static TheoryData<string> Codabench => [.. TraitBundles.Codabench.Keys];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Codabench))]
    public Task Bundle_OfCodabench_ExportedAsCodabench_ReadsTheSame(string trait) => SameAsync(TraitBundles.Codabench[trait](), BundleDialect.Codabench);

    [Theory]
    [MemberData(nameof(CodaLab))]
    public Task Bundle_OfCodaLab_ExportedAsCodabench_ReadsTheSame(string trait) => SameAsync(TraitBundles.CodaLab[trait](), BundleDialect.Codabench);

    [Theory]
    [MemberData(nameof(CodaLab))]
    public Task Bundle_OfCodaLab_ExportedAsCodaLab_ReadsTheSame(string trait) => SameAsync(TraitBundles.CodaLab[trait](), BundleDialect.CodaLab);

    [Fact]
    public async Task Export_OfACodabenchBundle_FitsCodaLabOrSaysWhyNot()
    {
        var refused = new List<string>();
        foreach (var (trait, make) in TraitBundles.Codabench)
        {
            await using var driver = await OrganizingDriver.CreateAsync();
            var slug = await ImportAsync(driver, make().Build());
            var prepared = (await Exporter(driver).PreviewAsync(slug, BundleDialect.CodaLab, driver.Owner, Stop)).Value;
            if (!prepared.Fits)
            {
                refused.Add(trait);
                (await Exporter(driver).ExecuteAsync(slug, BundleDialect.CodaLab, driver.Owner, Stop)).Refusal!.Key.ShouldBe("export.does-not-fit");
            }
        }

        refused.ShouldBe(["several tasks"]);
    }

    [Fact]
    public async Task Bundle_ThatSomebodyEdited_IsReadAsItNowIs()
    {
        await using var driver = await OrganizingDriver.CreateAsync();
        var slug = await ImportAsync(driver, TraitBundles.Codabench["overlap"]().Build());
        var exported = new Archives.ArchiveEditor(await WriteAsync(driver, slug, BundleDialect.Codabench))
            .Replace("competition.yaml", "title: \"Word Guessing\"", "title: \"Another title\"")
            .Replace("competition.yaml", "end: \"2024-02-29 23:59:59\"", "end: \"2024-02-20 00:00:00\"")
            .Put("pages/overview.md", "Something else\n")
            .Build();

        var reading = await BundleDriver.ReadAsync(exported);

        reading.Plan!.Title.ShouldBe("Another title");
        reading.Plan.Phases[0].EndsAt.ShouldBe(BundleDriver.Utc(2024, 2, 20));
        reading.Plan.Pages[0].Markdown.ShouldBe("Something else\n");
    }

    [Fact]
    public async Task Export_HasWhatThePlatformAsksFor_AndAReadmeThatTellsTheRest()
    {
        await using var driver = await OrganizingDriver.CreateAsync();
        var slug = await ImportAsync(driver, TraitBundles.Codabench["overlap"]().Build());

        var bundle = new Archives.ArchiveEditor(await WriteAsync(driver, slug, BundleDialect.Codabench));

        var yaml = bundle.TextOf("competition.yaml");
        yaml.ShouldStartWith("version: 2\ntitle: \"Word Guessing\"\n");
        foreach (var key in new[] { "image: \"logo.png\"", "terms: \"pages/terms.md\"", "leaderboards:\n  - title: \"Results\"\n    key: \"main\"", "start: \"2024-01-01 00:00:00\"", "end: \"2024-02-29 23:59:59\"", "start: \"2024-03-01 00:00:00\"" })
        {
            yaml.ShouldContain(key);
        }

        bundle.TextOf("README.md").ShouldContain("\"Practice\" ends at 2024-02-29 23:59 UTC");
    }

    [Fact]
    public async Task Competition_ScoredByAPlugin_ComesBackWithItsPluginAndParameters()
    {
        await using var driver = await OrganizingDriver.CreateAsync();
        var slug = await PluginCompetitionAsync(driver);
        var first = await WriteAsync(driver, slug, BundleDialect.Codabench);

        var again = await ImportAsync(driver, first);

        again.ShouldBe("dialects-2026-2");
        await using var db = driver.Open();
        var scorers = await db.Scorers.ToListAsync(Stop);
        scorers.Select(scorer => $"{scorer.PluginId} {scorer.ParametersJson} {scorer.Seed}").Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
        (await db.ReferenceSets.Select(row => row.FileName + row.BlobHash).Distinct().CountAsync(Stop)).ShouldBe(1, "a plain file stays one");
        var second = await WriteAsync(driver, again, BundleDialect.Codabench);
        new Archives.ArchiveEditor(second).TextOf("competition.yaml").ShouldBe(new Archives.ArchiveEditor(first).TextOf("competition.yaml"));
        var findings = (await Exporter(driver).PreviewAsync(slug, BundleDialect.Codabench, driver.Owner, Stop)).Value.Findings;
        findings.Select(finding => finding.Code).ShouldContain("export-plugin", StringComparer.Ordinal);
        findings.Select(finding => finding.Code).ShouldContain("export-selection", StringComparer.Ordinal);
        (await db.Tracks.OrderBy(row => row.Title).Select(row => row.RunSelection).ToListAsync(Stop))
            .ShouldBe([RunSelection.First, RunSelection.First, RunSelection.Chosen, RunSelection.Chosen], "the rules of both tracks came back");
        findings.ShouldAllBe(finding => !FindingText.Of(finding, CultureInfo.InvariantCulture).Contains('{') && !FindingText.Of(finding, CultureInfo.GetCultureInfo("ar")).Contains('{'));
    }

    [Fact]
    public async Task Bundle_ThatNamesAProgramByHash_GetsNone()
    {
        await using var driver = await OrganizingDriver.CreateAsync();
        var slug = await PluginCompetitionAsync(driver);
        var forged = new Archives.ArchiveEditor(await WriteAsync(driver, slug, BundleDialect.Codabench)).Replace("competition.yaml", "plugin: \"toy\"", "plugin: \"program\"").Build();

        (await BundleDriver.ReadAsync(forged)).Plan!.Tracks.ShouldAllBe(track => track.Plugin == null);
    }

    [Fact]
    public async Task Export_OfABundle_IsForOwnersAlone()
    {
        await using var driver = await OrganizingDriver.CreateAsync();
        var slug = await ImportAsync(driver, BundleBuilder.Codabench().Build());
        var stranger = await driver.AddAccountAsync("stranger");

        (await Exporter(driver).ExecuteAsync(slug, BundleDialect.Codabench, stranger, Stop)).Refusal!.Key.ShouldBe("not-found");
        (await Exporter(driver).PreviewAsync(slug, BundleDialect.Codabench, Actor.Anonymous, Stop)).Refusal!.Key.ShouldBe("not-found");
        (await driver.AuditAsync()).ShouldNotContain("competition.exported", StringComparer.Ordinal);
    }

    private static ExportBundle Exporter(OrganizingDriver driver, IBlobStore blobs) => new(driver.Get<IDbContextFactory<SharedTaskDb>>(), blobs, driver.Time);

    private ExportBundle Exporter(OrganizingDriver driver) => Exporter(driver, blobs);

    private async Task<string> PluginCompetitionAsync(OrganizingDriver driver)
    {
        var slug = await driver.CreateCompetitionAsync();
        var one = await driver.AddTrackAsync(slug, "One");
        var two = await driver.AddTrackAsync(slug, "Two");
        var phase = await driver.AddPhaseAsync(slug, one, two);
        using var gold = new MemoryStream([1, 2, 3]);
        var blob = (await blobs.PutAsync(gold, 100, Stop)).Value;
        foreach (var track in new[] { one, two })
        {
            await driver.Get<Core.Competitions.AddReferenceSet>().ExecuteAsync(slug, track, phase, "gold.tsv", blob, driver.Owner, Stop);
        }

        await driver.ChangeAsync(async db =>
        {
            await db.Phases.ExecuteUpdateAsync(set => set.SetProperty(row => row.FreezesAt, driver.Now.AddTicks(7)).SetProperty(row => row.Visibility, BoardVisibility.OwnScores), Stop);
            await db.Scorers.Where(row => row.TrackId == two).ExecuteUpdateAsync(set => set.SetProperty(row => row.ParametersJson, """{ "text": "two\nlines \"quoted\" 🎲" }"""), Stop);
            await db.Tracks.Where(row => row.Id == one).ExecuteUpdateAsync(set => set.SetProperty(row => row.RunSelection, RunSelection.First), Stop);
            await db.Tracks.Where(row => row.Id == two).ExecuteUpdateAsync(set => set.SetProperty(row => row.RunSelection, RunSelection.Chosen), Stop);
        });
        return slug;
    }

    /// <summary>A bundle, imported, exported and read again, against the bundle as it was read at first.</summary>
    private async Task SameAsync(BundleBuilder builder, BundleDialect dialect)
    {
        await using var driver = await OrganizingDriver.CreateAsync();
        var bundle = builder.Build();

        var slug = await ImportAsync(driver, bundle);
        var exported = await WriteAsync(driver, slug, dialect);

        (await LinesAsync(exported)).ShouldBe(await LinesAsync(bundle));
        // And a third time nothing changes any more, to the byte.
        var again = await WriteAsync(driver, await ImportAsync(driver, exported), dialect);
        new Archives.ArchiveEditor(again).AllText().ShouldBe(new Archives.ArchiveEditor(exported).AllText());
    }

    private async Task<IReadOnlyList<string>> LinesAsync(byte[] zip)
    {
        using var upload = new MemoryStream(zip);
        using var bundle = (await BundleFolder.UnpackAsync(upload, new BundleLimits(), Stop)).Value;
        var reading = await BundleReader.ReadAsync(bundle, new BundleLimits(), Stop);
        reading.Findings.Where(finding => finding.Severity == FindingSeverity.Error || finding.Code.StartsWith("own-key", StringComparison.Ordinal)).ShouldBeEmpty();
        return await new PlanLines(bundle, blobs).OfAsync(reading.Plan!);
    }

    private async Task<byte[]> WriteAsync(OrganizingDriver driver, string slug, BundleDialect dialect)
    {
        var prepared = (await Exporter(driver).ExecuteAsync(slug, dialect, driver.Owner, Stop)).Value;
        using var output = new MemoryStream();
        (await prepared.WriteAsync(output, Stop)).ShouldBeEmpty();
        return output.ToArray();
    }

    private async Task<string> ImportAsync(OrganizingDriver driver, byte[] bundle)
    {
        using var content = new MemoryStream(bundle);
        var databases = driver.Get<IDbContextFactory<SharedTaskDb>>();
        var blob = (await blobs.PutAsync(content, long.MaxValue, Stop)).Value;
        var upload = (await new AddBundleUpload(databases, driver.Time).ExecuteAsync("bundle.zip", blob, driver.Owner, Stop)).Value;
        return (await new ImportCompetition(databases, blobs, driver.Work, driver.Time).ExecuteAsync(upload, driver.Owner, Stop)).Value;
    }
}
