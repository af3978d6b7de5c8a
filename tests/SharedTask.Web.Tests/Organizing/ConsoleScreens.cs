using System.Globalization;
using System.Text.Json;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;
using MudBlazor.Services;
using SharedTask.Core;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Scoring.Contract;
using SharedTask.Testing;
using SharedTask.Web.Features.Organizing;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Tests.Organizing;

/// <summary>Renders parts of the console over a real database, as the owner of a competition.</summary>
public sealed class ConsoleScreens : BunitContext
{
    private TestDatabase database = null!;

    public CompetitionScene Scene { get; private set; } = null!;

    public static async Task<ConsoleScreens> OpenAsync(Func<CompetitionBuilder, CompetitionBuilder>? change = null)
    {
        var token = Xunit.TestContext.Current.CancellationToken;
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = new CultureInfo("en");
        var screens = new ConsoleScreens { database = await TestDatabase.CreateAsync(token) };
        var builder = new CompetitionBuilder();
        screens.Scene = await (change?.Invoke(builder) ?? builder).CreateAsync(screens.database, token);
        screens.JSInterop.Mode = JSRuntimeMode.Loose;
        screens.Services.AddLogging();
        screens.Services.AddLocalization();
        screens.Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        screens.Services.AddSingleton<Follower>();
        screens.Services.AddSingleton<RefusalText>();
        screens.Services.AddSingleton<DurationText>();
        screens.Services.AddSingleton<LimitText>();
        screens.Services.AddSingleton<TimeProvider>(screens.database.Time);
        screens.Services.AddSingleton<IDbContextFactory<SharedTaskDb>>(screens.database);
        screens.Services.AddSingleton<IPluginLibrary, TwoMetrics>();
        screens.Services.AddSingleton<IWorkSignal, NobodyWorks>();
        screens.Services.AddCompetitions().AddEvaluations().AddLeaderboards();
        return screens;
    }

    public async Task<CompetitionConsole> ConsoleAsync() => (await Services.GetRequiredService<FindCompetitionConsole>()
        .ExecuteAsync(Scene.Competition.Slug, Scene.OwnerActor, Xunit.TestContext.Current.CancellationToken)).Value;

    /// <summary>What the console has said in passing.</summary>
    public IEnumerable<string?> Said => Services.GetRequiredService<ISnackbar>().ShownSnackbars.Select(one => one.Message);

    public Task<T> ReadAsync<T>(Func<SharedTaskDb, Task<T>> read) => database.ReadAsync(read);

    public async Task<IRenderedComponent<TPart>> ShowAsync<TPart>()
        where TPart : ConsolePart
    {
        var console = await ConsoleAsync();
        return Render<TPart>(part => part.Add(one => one.Console, console).Add(one => one.Actor, Scene.OwnerActor));
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await database.DisposeAsync();
    }

    private sealed class NobodyWorks : IWorkSignal
    {
        public void ThereIsWork()
        {
            // No worker runs in these tests.
        }
    }

    private sealed class TwoMetrics : IPluginLibrary
    {
        private static readonly PluginManifest Manifest = new(
            "classification",
            "1.0.0",
            ScoringProtocol.Version,
            "Classification",
            "One label per item.",
            [],
            [],
            JsonDocument.Parse("""{"type":"object","properties":{"beta":{"type":"number","title":"Beta","minimum":0,"maximum":10,"default":1}}}""").RootElement,
            [
                new("macro_f1", "Macro F1", MetricDirection.HigherIsBetter, 0, 1, 4, "Mean F1.", "us"),
                new("error", "Error", MetricDirection.LowerIsBetter, 0, 1, 4, "Wrong items.", "us"),
            ],
            "macro_f1");

        public IReadOnlyList<PluginManifest> List() => [Manifest];

        public PluginManifest? Find(string pluginId) => pluginId == Manifest.Id ? Manifest : null;
    }
}
