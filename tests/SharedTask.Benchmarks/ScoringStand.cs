using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Scoring.Contract;
using SharedTask.Testing;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Sandbox;
using System.Text.Json;

namespace SharedTask.Benchmarks;

/// <summary>Runs plugins and other programs in the real sandbox over folders of its own.</summary>
internal sealed class ScoringStand : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services;

    public ScoringStand()
    {
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSandbox(new ConfigurationBuilder().AddInMemoryCollection([new("Plugins:Folder", Path.Combine(Repository.Artifacts, "plugins"))]).Build())
            .BuildServiceProvider();
        // Programs in the sandbox run as somebody else.
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute | UnixFileMode.OtherRead);
    }

    public ISandbox Sandbox => services.GetRequiredService<ISandbox>();

    public InstalledPlugin Plugin(string id) => services.GetRequiredService<PluginCatalog>().FindInstalled(id)
        ?? throw new InvalidOperationException($"The plugin {id} is not built: ./sharedtask build");

    /// <summary>A folder with one file.</summary>
    public string Put(string name, string fileName, byte[] content)
    {
        var path = folder.Of(name);
        Directory.CreateDirectory(path);
        File.WriteAllBytes(Path.Combine(path, fileName), content);
        SandboxScratch.MakeReadable(path);
        return path;
    }

    /// <summary>Scores once; what it used.</summary>
    public async Task<SandboxUsage> ScoreAsync(string plugin, string reference, string run, string parameters, CancellationToken cancellationToken)
    {
        var outcome = await services.GetRequiredService<PluginRunner>().RunAsync(
            new PluginJob
            {
                Plugin = Plugin(plugin),
                Verb = ScoringVerb.Score,
                ReferenceFolder = reference,
                RunFolder = run,
                Parameters = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(parameters)!,
                Seed = 17,
                Limits = new SandboxLimits { MemoryBytes = 8L << 30, Wall = TimeSpan.FromMinutes(5), Cpu = TimeSpan.FromMinutes(5) },
            },
            cancellationToken);
        return outcome.Verdict == PluginVerdict.Scored ? outcome.Usage : throw new InvalidOperationException($"{plugin}: {outcome.Verdict} {outcome.Reason} {outcome.Log}");
    }

    /// <summary>Runs Debian's Python in the same sandbox.</summary>
    public Task<SandboxUsage> PythonAsync(string script, string reference, string run, CancellationToken cancellationToken, params SandboxMount[] tools)
    {
        var program = Put("python", "score.py", System.Text.Encoding.UTF8.GetBytes(script));
        return ToolAsync(["/usr/bin/python3", "/job/program/score.py"], reference, run, cancellationToken, [new SandboxMount(program, "/job/program"), .. tools]);
    }

    /// <summary>Runs another program in the same sandbox.</summary>
    public async Task<SandboxUsage> ToolAsync(IReadOnlyList<string> arguments, string reference, string run, CancellationToken cancellationToken, params SandboxMount[] tools)
    {
        var outcome = await Sandbox.RunAsync(
            new SandboxCommand
            {
                Arguments = arguments,
                Mounts = [new SandboxMount(reference, "/job/reference"), new SandboxMount(run, "/job/run"), .. tools],
                Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["OMP_NUM_THREADS"] = "2", ["OPENBLAS_NUM_THREADS"] = "2" },
                Limits = new SandboxLimits { MemoryBytes = 8L << 30, Wall = TimeSpan.FromMinutes(5), Cpu = TimeSpan.FromMinutes(5), Processes = 256 },
            },
            cancellationToken);
        return outcome.Verdict == SandboxVerdict.Ok ? outcome.Usage : throw new InvalidOperationException($"{arguments[0]}: {outcome.Verdict} {outcome.Log}");
    }

    public void Dispose()
    {
        services.Dispose();
        folder.Dispose();
    }
}
