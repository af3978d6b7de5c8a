using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Bundles.Import;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Runtimes;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Storage;
using SharedTask.Core.Tests.Competitions;
using SharedTask.Testing;
using static SharedTask.Core.Tests.Bundles.BundleDriver;

namespace SharedTask.Core.Tests.Bundles;

public sealed class ImportCompetitionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FileBlobStore blobs;

    public ImportCompetitionTests()
    {
        blobs = new FileBlobStore(folder.Path, TimeProvider.System);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Bundle_OfCodaLab_BecomesADraftThatIsWhole()
    {
        await using var driver = await OrganizingDriver.CreateAsync();
        var bundle = BundleBuilder.CodaLab()
            .Yaml("# top", "enable_detailed_results: True")
            .Yaml("# first phase", "starting_kit: kit.zip\nleaderboard_management_mode: hide_results\nexecution_time_limit: 50")
            .Yaml("  columns:", "  column_groups:\n    G: &G\n      label: Macro\n  columns:")
            .Yaml("# columns", "f1:\n  leaderboard: *RESULTS\n  label: F1\n  rank: 2\n  column_group: *G\n  sort: asc")
            .Zip("kit.zip", ("readme", "hello"));
        var upload = await UploadAsync(driver, bundle);

        var slug = (await ImportAsync(driver, upload)).Value;

        slug.ShouldBe("word-guessing");
        await using var db = driver.Open();
        var competition = await db.Competitions.SingleAsync(row => row.Slug == slug, TestContext.Current.CancellationToken);
        (competition.Title, competition.Summary, competition.State, competition.Approval, competition.TimeZoneId).ShouldBe(("Word Guessing", "Guess the words", CompetitionState.Draft, RegistrationApproval.ByOrganizers, "UTC"));
        (competition.Overview, competition.Rules).ShouldBe(("# Guess\n\nGuess **words**.", "Be fair.\n"));
        (await db.Organizers.SingleAsync(row => row.CompetitionId == competition.Id, TestContext.Current.CancellationToken)).AccountId.ShouldBe(driver.Owner.AccountId!.Value);
        var track = await db.Tracks.SingleAsync(row => row.CompetitionId == competition.Id, TestContext.Current.CancellationToken);
        (await db.LeaderboardColumns.Where(row => row.TrackId == track.Id).OrderBy(row => row.Position).Select(row => $"{row.Metric}|{row.Title}|{row.HigherIsBetter}|{row.Digits}|{row.RankOrder}").ToListAsync(TestContext.Current.CancellationToken))
            .ShouldBe(["accuracy|Accuracy|True|4|1", "f1|Macro · F1|False|2|"]);
        var scorer = await db.Scorers.SingleAsync(row => row.TrackId == track.Id, TestContext.Current.CancellationToken);
        var settings = ProgramSettings.FromJson(scorer.ParametersJson);
        scorer.ProgramHash.ShouldBe(settings.ProgramHash);
        (settings.Commands.Single(), settings.StartsAboveProgram, ScorerLimits.FromJson(scorer.LimitsJson).WallSeconds, settings.ShowsReports).ShouldBe(("python3 $program/evaluate.py $input $output", true, 50, true));
        settings.Keys.ShouldBe(["accuracy", "f1"]);
        var phases = await db.Phases.Where(row => row.CompetitionId == competition.Id).OrderBy(row => row.Position).ToListAsync(TestContext.Current.CancellationToken);
        phases.Select(row => (row.Slug, row.StartsAt, row.EndsAt, row.Visibility)).ShouldBe(
            [("practice", Utc(2024, 1, 1), Utc(2024, 2, 1), BoardVisibility.Blind), ("evaluation", Utc(2024, 2, 1), null, BoardVisibility.Open)]);
        var references = await db.ReferenceSets.Where(row => row.TrackId == track.Id).ToListAsync(TestContext.Current.CancellationToken);
        references.Count.ShouldBe(2);
        references.ShouldAllBe(row => row.FileName == "reference.zip" && row.State == ReferenceState.Checking);
        var file = await db.CompetitionFiles.SingleAsync(TestContext.Current.CancellationToken);
        (file.Kind, file.FileName, file.PhaseId).ShouldBe((CompetitionFileKind.StartingKit, "kit.zip", phases[0].Id));
        foreach (var hash in references.Select(row => row.BlobHash).Append(file.BlobHash).Append(settings.ProgramHash))
        {
            (await blobs.ExistsAsync(hash, TestContext.Current.CancellationToken)).ShouldBeTrue();
        }

        driver.Work.Signals.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Bundle_OfCodabench_PacksItsFolders_AlwaysTheSame()
    {
        await using var driver = await OrganizingDriver.CreateAsync();
        var bundle = BundleBuilder.Codabench().Yaml("    reference_data: reference\n", "").Yaml("# columns", "- title: Twice\n  key: twice\n  index: 1\n  computation: sum\n  computation_indexes: [0]");

        var first = (await ImportAsync(driver, await UploadAsync(driver, bundle))).Value;
        var second = (await ImportAsync(driver, await UploadAsync(driver, bundle))).Value;

        (first, second).ShouldBe(("word-guessing", "word-guessing-2"));
        await using var db = driver.Open();
        var scorers = await db.Scorers.ToListAsync(TestContext.Current.CancellationToken);
        scorers.Select(row => row.ProgramHash).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        var settings = ProgramSettings.FromJson(scorers[0].ParametersJson);
        settings.Keys.ShouldBe(["accuracy"]);
        settings.Computed.ShouldHaveSingleItem().Operation.ShouldBe("sum");
        (await db.ReferenceSets.Select(row => row.FileName).Distinct().ToListAsync(TestContext.Current.CancellationToken)).ShouldBe([ProgramSettings.NoReference]);
    }

    [Fact]
    public async Task Bundle_WithErrors_CreatesNothing()
    {
        await using var driver = await OrganizingDriver.CreateAsync();
        var before = await RowsAsync(driver);

        (await ImportAsync(driver, await UploadAsync(driver, BundleBuilder.CodaLab().Yaml("start_date: 2024-02-01", "start_date: soon")))).Refusal!.Key.ShouldBe("bundle.has-errors");
        (await ImportAsync(driver, await UploadAsync(driver, [1, 2, 3, 4]))).Refusal!.Key.ShouldBe("bundle.not-a-zip");

        (await RowsAsync(driver)).ShouldBe(before);
    }

    [Fact]
    public async Task Upload_OfSomebodyElse_IsNotThere()
    {
        await using var driver = await OrganizingDriver.CreateAsync();
        var stranger = await driver.AddAccountAsync("stranger");
        var upload = await UploadAsync(driver, BundleBuilder.CodaLab());

        (await ImportAsync(driver, upload, stranger)).Refusal!.Key.ShouldBe("not-found");
        (await ReadAsync(driver, upload, stranger)).Refusal!.Key.ShouldBe("not-found");
        (await ReadAsync(driver, upload, driver.Owner)).Value.Reading!.CanImport.ShouldBeTrue();
    }

    [Fact]
    public async Task Upload_ImportedTwice_IsImportedOnce()
    {
        await using var driver = await OrganizingDriver.CreateAsync();
        var upload = await UploadAsync(driver, BundleBuilder.CodaLab());

        (await ImportAsync(driver, upload)).IsRefused.ShouldBeFalse();
        (await ImportAsync(driver, upload)).Refusal!.Key.ShouldBe("bundle.imported-already");

        (await ReadAsync(driver, upload, driver.Owner)).Value.IsImported.ShouldBeTrue();
    }

    [Fact]
    public async Task Files_AreShownWhenTheirPhaseStarts_AndSamplesToOrganizersAlone()
    {
        await using var driver = await OrganizingDriver.CreateAsync();
        driver.Time.SetUtcNow(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        var bundle = BundleBuilder.Codabench()
            .Yaml("start: 2024-02-01", "start: 2030-01-01").Yaml("end: 2024-02-01", "end: 2030-01-01")
            .Yaml("# first phase", "starting_kit: kit.zip").Yaml("# second phase", "public_data: data.zip")
            .Yaml("# tasks", "solutions:\n  - index: 0\n    path: sample.zip\n    tasks: [0]\n")
            .Zip("kit.zip", ("a", "a")).Zip("data.zip", ("b", "b")).Zip("sample.zip", ("answer.txt", "a"));
        var slug = (await ImportAsync(driver, await UploadAsync(driver, bundle))).Value;
        var files = new FindCompetitionFiles(driver.Get<IDbContextFactory<SharedTaskDb>>(), driver.Time);

        (await NamesAsync(Actor.Anonymous)).ShouldBeEmpty();
        (await NamesAsync(driver.Owner)).ShouldBe(["sample.zip", "kit.zip", "data.zip"], ignoreOrder: true);
        await driver.ChangeAsync(db => db.Competitions.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, CompetitionState.Open), TestContext.Current.CancellationToken));
        (await NamesAsync(Actor.Anonymous)).ShouldBe(["kit.zip"]);

        async Task<IEnumerable<string>> NamesAsync(Actor actor) => (await files.ExecuteAsync(slug, actor, TestContext.Current.CancellationToken)).Select(file => file.FileName);
    }

    [Fact]
    public async Task Track_WithAProgram_KeepsItWhenItIsEdited_AndTakesAPluginWhenOneIsChosen()
    {
        await using var driver = await OrganizingDriver.CreateAsync();
        var slug = (await ImportAsync(driver, await UploadAsync(driver, BundleBuilder.CodaLab()))).Value;
        var console = (await driver.Get<FindCompetitionConsole>().ExecuteAsync(slug, driver.Owner, TestContext.Current.CancellationToken)).Value;
        console.Checklist.Single(item => item.Key == "scorer").State.ShouldBe(ChecklistState.Done);
        var details = new TrackDetails { TrackId = console.Tracks[0].TrackId, Title = "Renamed", PluginId = ProgramSettings.PluginId };

        (await driver.Get<SaveTrack>().ExecuteAsync(slug, details, driver.Owner, TestContext.Current.CancellationToken)).IsRefused.ShouldBeFalse();
        (await driver.Get<SaveTrack>().ExecuteAsync(slug, details with { TrackId = null }, driver.Owner, TestContext.Current.CancellationToken)).Refusal!.Key.ShouldBe("scorer.plugin-missing");

        var after = (await driver.Get<FindCompetitionConsole>().ExecuteAsync(slug, driver.Owner, TestContext.Current.CancellationToken)).Value.Tracks.ShouldHaveSingleItem();
        (after.Title, after.Scorer!.Version, after.Scorer.PluginId).ShouldBe(("Renamed", 1, ProgramSettings.PluginId));
    }

    private static async Task<int> RowsAsync(OrganizingDriver driver)
    {
        await using var db = driver.Open();
        return await db.Competitions.CountAsync(TestContext.Current.CancellationToken) + await db.Tracks.CountAsync(TestContext.Current.CancellationToken) + await db.AuditEntries.CountAsync(TestContext.Current.CancellationToken);
    }

    private Task<Guid> UploadAsync(OrganizingDriver driver, BundleBuilder bundle) => UploadAsync(driver, bundle.Build());

    private async Task<Guid> UploadAsync(OrganizingDriver driver, byte[] bundle)
    {
        using var content = new MemoryStream(bundle);
        var blob = (await blobs.PutAsync(content, long.MaxValue, TestContext.Current.CancellationToken)).Value;
        return (await new AddBundleUpload(driver.Get<IDbContextFactory<SharedTaskDb>>(), driver.Time).ExecuteAsync("bundle.zip", blob, driver.Owner, TestContext.Current.CancellationToken)).Value;
    }

    private Task<Answer<string>> ImportAsync(OrganizingDriver driver, Guid upload, Actor? actor = null) =>
        new ImportCompetition(driver.Get<IDbContextFactory<SharedTaskDb>>(), blobs, driver.Work, driver.Time).ExecuteAsync(upload, actor ?? driver.Owner, TestContext.Current.CancellationToken);

    private Task<Answer<UploadedBundle>> ReadAsync(OrganizingDriver driver, Guid upload, Actor actor) =>
        new ReadBundleUpload(driver.Get<IDbContextFactory<SharedTaskDb>>(), blobs, new MachineRuntime(new KnownRuntime())).ExecuteAsync(upload, actor, TestContext.Current.CancellationToken);
}
