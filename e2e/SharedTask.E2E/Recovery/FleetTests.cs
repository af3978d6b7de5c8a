using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Evaluations;

namespace SharedTask.E2E.Recovery;

/// <summary>One process serves pages and two score, around one database.</summary>
public sealed class FleetTests
{
    private const int RunsOfATeam = 10;

    private static readonly LabelTask Task = new(500, labels: 4);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoWorkers_AroundOneDatabase_ScoreEachRunOnceAndInFairOrder()
    {
        string[] teams = ["amber", "birch", "cedar", "dogwood", "elm", "fir"];
        await using var live = await LiveScene.CreateAsync(new CompetitionBuilder("fleet").Track("main", track => track.Column("accuracy")).Teams(teams), Task.Reference(), Stop);
        await using var web = New(live, works: false);
        await web.StartAsync();
        List<Guid> accepted = [];
        Dictionary<string, double> accuracies = new(StringComparer.Ordinal);
        // One team after the other: in the order of arrival the last would wait for all the others.
        foreach (var team in teams)
        {
            using var visitor = await live.SignInAsync(web.Address, team, Stop);
            for (var i = 0; i < RunsOfATeam; i++)
            {
                var name = FormattableString.Invariant($"{team}-{i}.tsv");
                accuracies[name] = Task.Accuracy(accepted.Count);
                accepted.Add(await live.SubmitAsync(visitor, name, Task.Run(accepted.Count), Stop));
            }
        }

        await using var one = New(live, works: true);
        await using var other = New(live, works: true);
        await System.Threading.Tasks.Task.WhenAll(one.StartAsync(), other.StartAsync());
        var ledger = new Ledger(live);
        await ledger.WaitUntilAllAreFinalAsync(TimeSpan.FromMinutes(3));

        await ledger.ShouldBeExactAsync(accepted, accuracies);
        await WaitForWorkersAsync(live, 2);
        var order = await live.Database.ReadAsync(db => (
            from evaluation in db.Evaluations
            join run in db.Runs on evaluation.RunId equals run.Id
            where evaluation.Outcome == EvaluationOutcome.Scored
            orderby evaluation.FinishedAt
            select run.TeamId).ToListAsync(Stop));
        var firstHalf = order.Take(order.Count / 2).CountBy(team => team).ToDictionary();
        // In the order of arrival only three teams would be in it. Who holds less comes first: a team with a run that takes long waits meanwhile.
        live.Scene.Teams.Count(team => firstHalf.GetValueOrDefault(team.Team.Id) >= 2).ShouldBeGreaterThanOrEqualTo(teams.Length - 1);
        (await one.StopAsync(TimeSpan.FromSeconds(90))).ShouldBe(0, one.Output);
        await WaitForWorkersAsync(live, 1);
    }

    /// <summary>Workers say when they begin, and when they stop.</summary>
    private static async Task WaitForWorkersAsync(LiveScene live, int count)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await live.Database.ReadAsync(db => db.WorkerProcesses.CountAsync(limit.Token)) != count)
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    private static SiteProcess New(LiveScene live, bool works) => new(live.DataFolder, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Worker:Enabled"] = works.ToString(CultureInfo.InvariantCulture),
        ["Worker:WatchdogSeconds"] = "1",
    });
}
