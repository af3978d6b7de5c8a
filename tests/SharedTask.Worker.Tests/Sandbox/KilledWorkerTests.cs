using System.Diagnostics;
using System.Globalization;
using SharedTask.Cli;
using SharedTask.Worker.Sandbox;
using SharedTask.Worker.Tests.Cli;

namespace SharedTask.Worker.Tests.Sandbox;

/// <summary>A worker that is killed cannot clean up: the kernel and the next worker do.</summary>
public sealed class KilledWorkerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CliDriver cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Worker_Killed_LeavesNothingAfterTheNextStart()
    {
        using var worker = StartWorker();
        var inside = await UntilAsync(() => ProcessTree.Find(worker.Id).Where(IsAsleepInside).ToList(), found => found.Count > 0);
        var group = inside.SelectMany(GroupsOf).Distinct(StringComparer.Ordinal).ToList();
        group.ShouldNotBeEmpty();
        var scratch = ScratchFolders();

        worker.Kill();

        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        await UntilAsync(() => inside.Where(IsAlive).ToList(), alive => alive.Count == 0);
        (await cli.RunAsync("plugins")).ShouldBe(ExitCodes.Good, cli.Error);
        group.Where(Directory.Exists).ShouldBeEmpty();
        ScratchFolders().Intersect(scratch, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private Process StartWorker()
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "sharedtask-cli.dll"), "check", "toy", "--run", cli.Write("run.tsv", "1\ta\n"), "--set", "mode=hang",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["SHAREDTASK_Plugins__Folder"] = cli.PathOf("plugins");
        start.Environment["SHAREDTASK_Sandbox__Scratch"] = cli.PathOf("scratch");
        return Process.Start(start).ShouldNotBeNull();
    }

    private string[] ScratchFolders() => Directory.Exists(cli.PathOf("scratch")) ? Directory.GetDirectories(cli.PathOf("scratch")) : [];

    private static bool IsAsleepInside(int process) => Read($"/proc/{Text(process)}/cmdline").StartsWith("sleep\0" + ToyPlugin.HangSeconds, StringComparison.Ordinal);

    private static bool IsAlive(int process) => Directory.Exists($"/proc/{Text(process)}");

    private static IEnumerable<string> GroupsOf(int process) => Read($"/proc/{Text(process)}/cgroup")
        .Split('\n')
        .Select(line => line.Split(':', 3))
        .Where(parts => parts.Length == 3 && parts[2].Contains("sharedtask", StringComparison.Ordinal))
        .Select(parts => Path.Join("/sys/fs/cgroup", parts[1].Split(',')[0], parts[2]));

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            // The process has ended meanwhile.
            return "";
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Another process cannot signal us: we look until it is so, for a bounded time.</summary>
    private static async Task<T> UntilAsync<T>(Func<T> look, Func<T, bool> isSo)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var seen = look();
        while (!isSo(seen))
        {
            await timer.WaitForNextTickAsync(bound.Token);
            seen = look();
        }

        return seen;
    }
}
