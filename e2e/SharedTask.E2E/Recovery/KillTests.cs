using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;

namespace SharedTask.E2E.Recovery;

/// <summary>The server is killed by SIGKILL at each step of a run's way; after a start the run ends scored, once, its quota charged once.</summary>
public sealed class KillTests
{
    // Big enough that each step lasts long enough to be seen.
    private static readonly LabelTask Task = new(200_000, labels: 6);

    // A resampling that takes a second makes scoring the longest step.
    private const string Parameters = """{ "interval_resamples": 10000 }""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Steps => ["accepted", "being checked", "waiting", "being scored", "recorded"];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Run_WhoseServerIsKilled_EndsScoredOnce(string step)
    {
        string[] teams = ["amber", "birch", "cedar"];
        await using var live = await LiveScene.CreateAsync(
            new CompetitionBuilder("kill").Track("main", track => track.Plugin("classification", Parameters).Column("accuracy")).Teams(teams), Task.Reference(), Stop);
        var accuracies = teams.Index().ToDictionary(team => $"{team.Item}.tsv", team => Task.Accuracy(team.Index * 1000), StringComparer.Ordinal);
        List<Guid> accepted = [];

        await using (var site = NewSite(live, works: step != "accepted"))
        {
            await site.StartAsync();
            var visitors = await System.Threading.Tasks.Task.WhenAll(teams.Select(team => live.SignInAsync(site.Address, team, Stop)));
            var seen = step == "accepted" ? null : WatchAsync(live, db => Reached(db, step));
            accepted.AddRange(await System.Threading.Tasks.Task.WhenAll(teams.Index().Select(team =>
                live.SubmitAsync(visitors[team.Index], $"{team.Item}.tsv", Task.Run(team.Index * 1000), Stop))));
            if (seen is not null)
            {
                await seen;
            }

            await site.KillAsync();
            Array.ForEach(visitors, visitor => visitor.Dispose());
        }

        await using (var site = NewSite(live, works: true))
        {
            await site.StartAsync();
            var ledger = new Ledger(live);
            await ledger.WaitUntilAllAreFinalAsync(TimeSpan.FromSeconds(120));
            await ledger.ShouldBeExactAsync(accepted, accuracies);
            await site.KillAsync();
        }

        ProcessesUnder(live.DataFolder).ShouldBeEmpty("a killed server leaves no process behind");
    }

    [Fact]
    public async Task Upload_WhoseServerIsKilledHalfWay_LeavesNoRunAndNoCharge()
    {
        await using var live = await LiveScene.CreateAsync(new CompetitionBuilder("half").Track("main", track => track.Column("accuracy")).Teams("amber"), Task.Reference(), Stop);
        await using (var site = NewSite(live, works: true))
        {
            await site.StartAsync();
            using var visitor = await live.SignInAsync(site.Address, "amber", Stop);
            using var body = new HalfSentContent(Task.Run(0));
            var upload = visitor.Client.PostAsync(new Uri("/api/c/half/tracks/main/phases/evaluation/runs?fileName=half.tsv", UriKind.Relative), body, Stop);
            await body.HalfIsSent;
            await site.KillAsync();
            body.GoOn();
            await Should.ThrowAsync<HttpRequestException>(upload);
        }

        await using var again = NewSite(live, works: true);
        await again.StartAsync();
        (await live.Database.ReadAsync(db => db.Runs.CountAsync(Stop))).ShouldBe(0);
        (await live.Database.ReadAsync(db => db.QuotaUses.SumAsync(use => use.Used, Stop))).ShouldBe(0);
        using var returning = await live.SignInAsync(again.Address, "amber", Stop);
        var accepted = await live.SubmitAsync(returning, "whole.tsv", Task.Run(7), Stop);
        var ledger = new Ledger(live);
        await ledger.WaitUntilAllAreFinalAsync(TimeSpan.FromSeconds(60));
        await ledger.ShouldBeExactAsync([accepted], new Dictionary<string, double>(StringComparer.Ordinal) { ["whole.tsv"] = Task.Accuracy(7) });
    }

    private static SiteProcess NewSite(LiveScene live, bool works) => new(live.DataFolder, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Worker:Enabled"] = works.ToString(CultureInfo.InvariantCulture),
        ["Worker:LeaseSeconds"] = "2",
        ["Worker:WatchdogSeconds"] = "1",
    });

    private static Task<bool> Reached(SharedTaskDb db, string step) => step switch
    {
        "being checked" => db.Runs.AnyAsync(run => run.State == RunState.Checking && run.LeaseOwner != null, Stop),
        "waiting" => db.Runs.AnyAsync(run => run.State == RunState.Waiting, Stop),
        "being scored" => db.Runs.AnyAsync(run => run.State == RunState.Scoring && run.LeaseOwner != null, Stop),
        _ => db.Runs.AnyAsync(run => run.State == RunState.Scored, Stop),
    };

    /// <summary>Ends as soon as the rows have come to a state; fails if they pass it unseen.</summary>
    private static async Task WatchAsync(LiveScene live, Func<SharedTaskDb, Task<bool>> reached)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!await live.Database.ReadAsync(reached))
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    private static List<string> ProcessesUnder(string folder)
    {
        List<string> found = [];
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out _)))
        {
            try
            {
                var command = File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
                if (command.Contains(folder, StringComparison.Ordinal))
                {
                    found.Add(command);
                }
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It ended while we looked.
            }
        }

        return found;
    }
}
