using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Bundles.Export;
using SharedTask.Core.Bundles.Import;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Notices;
using SharedTask.Core.Runs;
using SharedTask.Core.Seeding;
using SharedTask.Core.Storage;
using SharedTask.Core.Teams;
using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Tests.Archives;

/// <summary>The demo's competitions, out and in again: as archives, and as bundles.</summary>
public sealed class DemoRoundTripTests : IAsyncLifetime
{
    private ArchiveSite first = null!;
    private ArchiveSite second = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (first, second) = (await ArchiveSite.CreateAsync(), await ArchiveSite.CreateAsync());
        var organizer = await first.AddAccountAsync("organizer@demo.example", "Organizer");
        await using var services = Services(first);
        await services.GetRequiredService<SeedDemo>().ExecuteAsync(organizer, name => first.AddAccountAsync($"{Guid.CreateVersion7():n}@demo.example", name), Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await first.DisposeAsync();
        await second.DisposeAsync();
    }

    [Fact]
    public async Task Competitions_OfTheDemo_AsArchives_AreTheSameAgain()
    {
        var slugs = await SlugsAsync();
        slugs.Count.ShouldBe(5);
        foreach (var slug in slugs)
        {
            var archive = await first.ExportAsync(slug);
            (await second.ImportAsync(archive)).Value.Slug.ShouldBe(slug);
            var again = new ArchiveEditor(await second.ExportAsync(slug));

            foreach (var page in Core.Archives.ArchiveEntries.Parts)
            {
                again.TextOf(page).ShouldBe(new ArchiveEditor(archive).TextOf(page), $"{slug} {page}");
            }
        }
    }

    [Fact]
    public async Task Competitions_OfTheDemo_AsBundles_AreTheSameAgain()
    {
        var importer = await second.AddAccountAsync("importer@example.org", "Importer");
        var slugs = await SlugsAsync();
        List<string> codaLab = [];
        foreach (var slug in slugs.Where(slug => !slug.StartsWith("claim-", StringComparison.Ordinal)))
        {
            foreach (var dialect in new[] { BundleDialect.Codabench, BundleDialect.CodaLab })
            {
                if (await WriteAsync(first, slug, dialect) is not { } bundle)
                {
                    dialect.ShouldBe(BundleDialect.CodaLab);
                    continue;
                }

                var imported = await ImportAsync(bundle, importer.Id);
                var again = await WriteAsync(second, imported, dialect);

                new ArchiveEditor(again!).AllText().ShouldBe(new ArchiveEditor(bundle).AllText());
                if (dialect == BundleDialect.CodaLab)
                {
                    codaLab.Add(slug);
                }
            }
        }

        codaLab.Count.ShouldBe(2, "one track fits; two tracks with a reference each do not");
    }

    private static ServiceProvider Services(ArchiveSite site) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IDbContextFactory<SharedTaskDb>>(site.Database)
        .AddSingleton<TimeProvider>(site.Database.Time)
        .AddSingleton<IBlobStore>(site.Blobs)
        .AddSingleton<IWorkSignal>(site.Work)
        .AddSingleton<IPluginLibrary, AnyPlugin>()
        .AddCompetitions().AddEvaluations().AddLeaderboards().AddNotices().AddRuns().AddTeams().AddSeeding()
        .BuildServiceProvider();

    private Task<List<string>> SlugsAsync() => first.Database.ReadAsync(db => db.Competitions.OrderBy(row => row.CreatedAt).Select(row => row.Slug).ToListAsync(Stop));

    private static async Task<byte[]?> WriteAsync(ArchiveSite site, string slug, BundleDialect dialect)
    {
        var prepared = await new ExportBundle(site.Database, site.Blobs, site.Database.Time).ExecuteAsync(slug, dialect, Actor.Operator, Stop);
        if (prepared.IsRefused)
        {
            return null;
        }

        using var output = new MemoryStream();
        (await prepared.Value.WriteAsync(output, Stop)).ShouldBeEmpty();
        return output.ToArray();
    }

    private async Task<string> ImportAsync(byte[] bundle, Guid importer)
    {
        using var content = new MemoryStream(bundle);
        var blob = (await second.Blobs.PutAsync(content, long.MaxValue, Stop)).Value;
        var actor = new Actor(importer, false);
        var upload = (await new AddBundleUpload(second.Database, second.Database.Time).ExecuteAsync("bundle.zip", blob, actor, Stop)).Value;
        return (await new ImportCompetition(second.Database, second.Blobs, second.Work, second.Database.Time).ExecuteAsync(upload, actor, Stop)).Value;
    }

    private sealed class AnyPlugin : IPluginLibrary
    {
        public IReadOnlyList<PluginManifest> List() => [];

        public PluginManifest Find(string pluginId) => new(
            pluginId, "1.0.0", ScoringProtocol.Version, pluginId, "", [], [],
            JsonDocument.Parse("""{"type":"object","properties":{"interval_resamples":{"type":"integer"}}}""").RootElement,
            [new("macro_f1", "Macro F1", MetricDirection.HigherIsBetter, 0, 1, 4, "", "us")],
            "macro_f1");
    }
}
