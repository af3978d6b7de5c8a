using System.Collections.Concurrent;
using System.Globalization;

namespace SharedTask.E2E.Recovery;

/// <summary>
/// Teams upload without a pause while the server is killed at random moments, again and again. The number of rounds is read from
/// <c>SHAREDTASK_CHAOS_ROUNDS</c>, the seed of the moments from <c>SHAREDTASK_CHAOS_SEED</c>.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int UsualRounds = 12;

    private static readonly LabelTask Task = new(2_000, labels: 4);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_WhileTheServerIsKilledAgainAndAgain_AreEachScoredOnce()
    {
        var rounds = Number("SHAREDTASK_CHAOS_ROUNDS") ?? UsualRounds;
        var seed = Number("SHAREDTASK_CHAOS_SEED") ?? Environment.TickCount;
        output.WriteLine(FormattableString.Invariant($"{rounds} rounds, seed {seed}"));
        string[] teams = ["amber", "birch", "cedar", "dogwood"];
        await using var live = await LiveScene.CreateAsync(
            new CompetitionBuilder("chaos").Track("main", track => track.Column("accuracy")).Teams(teams), Task.Reference(), Stop);
        await using var site = new SiteProcess(live.DataFolder, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Worker:LeaseSeconds"] = "2",
            ["Worker:WatchdogSeconds"] = "1",
        });

        await site.StartAsync();
        var visitors = await System.Threading.Tasks.Task.WhenAll(teams.Select(team => live.SignInAsync(site.Address, team, Stop)));
        var random = new Random(seed);
        ConcurrentBag<Guid> accepted = [];
        ConcurrentDictionary<string, double> accuracies = new(StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            using var uploaded = new SemaphoreSlim(0);
            var enough = random.Next(1, 12);
            var uploads = System.Threading.Tasks.Task.WhenAll(visitors.Select(visitor => UploadAsync(visitor, new Random(random.Next()), uploaded)));
            for (var confirmed = 0; confirmed < enough; confirmed++)
            {
                (await uploaded.WaitAsync(TimeSpan.FromSeconds(60), Stop)).ShouldBeTrue("the site takes no uploads any more");
            }

            await System.Threading.Tasks.Task.Delay(random.Next(0, 120), Stop);
            await site.KillAsync();
            await uploads;
            await site.StartAsync();
        }

        Array.ForEach(visitors, visitor => visitor.Dispose());
        var ledger = new Ledger(live);
        await ledger.WaitUntilAllAreFinalAsync(TimeSpan.FromMinutes(5));
        output.WriteLine(FormattableString.Invariant($"{accepted.Count} uploads confirmed"));
        accepted.ShouldNotBeEmpty();
        await ledger.ShouldBeExactAsync(accepted, accuracies);

        async Task UploadAsync(SiteVisitor visitor, Random choice, SemaphoreSlim uploaded)
        {
            try
            {
                while (true)
                {
                    var wrong = choice.Next(Task.Rows);
                    var name = FormattableString.Invariant($"{Guid.CreateVersion7():N}.tsv");
                    accuracies[name] = Task.Accuracy(wrong);
                    accepted.Add(await live.SubmitAsync(visitor, name, Task.Run(wrong), Stop));
                    uploaded.Release();
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                // The server was killed: whether the last run was accepted, its rows will say.
            }
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
