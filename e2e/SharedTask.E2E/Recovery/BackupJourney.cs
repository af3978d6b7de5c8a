using System.Diagnostics;

namespace SharedTask.E2E.Recovery;

/// <summary>An administrator backs a busy site up from the command line, and starts another from it.</summary>
public sealed class BackupJourney
{
    private static readonly LabelTask Task = new(500, labels: 4);

    private static readonly Uri Board = new("/c/kept/leaderboard/main/evaluation/json", UriKind.Relative);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Site_BackedUpWhileTeamsUpload_StartsAgainElsewhereWithEveryRun()
    {
        await using var live = await LiveScene.CreateAsync(
            new CompetitionBuilder("kept").Track("main", track => track.Column("accuracy")).Teams("amber", "birch"), Task.Reference(), Stop);
        Assert.SkipWhen(live.Database.IsSqlServer, "A site on SQL Server is backed up by the server's own means.");
        using var place = new TemporaryFolder();
        var file = place.Of("site.backup");
        List<Guid> confirmed = [];
        List<Guid> before;
        await using (var site = new SiteProcess(live.DataFolder))
        {
            await site.StartAsync();
            using var amber = await live.SignInAsync(site.Address, "amber", Stop);
            using var birch = await live.SignInAsync(site.Address, "birch", Stop);
            for (var i = 0; i < 4; i++)
            {
                confirmed.Add(await live.SubmitAsync(i % 2 == 0 ? amber : birch, $"{i}.tsv", Task.Run(i), Stop));
            }

            before = [.. confirmed];
            var backup = CommandAsync("backup", file, "--data", live.DataFolder);
            while (!backup.IsCompleted)
            {
                confirmed.Add(await live.SubmitAsync(amber, $"{confirmed.Count}.tsv", Task.Run(confirmed.Count), Stop));
            }

            (await backup).ShouldContain("each verified.");
        }

        (await CommandAsync("restore", file, "--data", place.Of("new"))).ShouldContain("Restored the site");
        await using var again = new SiteProcess(place.Of("new"));
        await again.StartAsync();
        using var visitor = new HttpClient { BaseAddress = again.Address };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        string board;
        while (!(board = await visitor.GetStringAsync(Board, limit.Token)).Contains("birch", StringComparison.Ordinal) || !board.Contains("amber", StringComparison.Ordinal))
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }

        // Who had an account has it again, with every run that was there; files are read as they were sent.
        using var returning = await live.SignInAsync(again.Address, "amber", Stop);
        (await returning.Client.GetByteArrayAsync(new Uri($"/c/kept/runs/{before[0]}/file", UriKind.Relative), Stop)).ShouldBe(Task.Run(0));
        foreach (var run in before.Where((_, index) => index % 2 == 0))
        {
            using var answer = await returning.Client.GetAsync(new Uri($"/c/kept/runs/{run}/file", UriKind.Relative), Stop);
            answer.IsSuccessStatusCode.ShouldBeTrue();
        }
    }

    private static async Task<string> CommandAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Repository.Artifacts, "cli", "sharedtask-cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start).ShouldNotBeNull();
        var output = process.StandardOutput.ReadToEndAsync(Stop);
        var error = process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        process.ExitCode.ShouldBe(0, await error);
        return await output;
    }
}
