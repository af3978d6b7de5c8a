using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Scoring.Contract;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Plugins;

/// <summary>A plugin that does what a shell script in its parameters says, in an installation of its own.</summary>
internal sealed class ScriptedPlugin : IAsyncDisposable
{
    public const string GoodManifest = """
        {"id":"scripted","version":"1.0.0","protocol":1,"title":"Scripted","summary":"Runs a script.","runFormats":[],"referenceFormats":[],
         "parameters":{"type":"object"},"defaultMetric":"accuracy","metrics":[{"key":"accuracy","title":"Accuracy",
         "direction":"higher-is-better","lowest":0,"highest":1,"digits":4,"definition":"d","source":"s"}]}
        """;

    private const string Program = """
        #!/usr/bin/python3
        import json, os, sys
        MANIFEST = r'''@MANIFEST@'''
        if sys.argv[1] == "describe":
            print(MANIFEST)
        else:
            os.chdir("/job/out")
            os.execv("/bin/sh", ["sh", "-c", json.load(open("/job/request.json"))["parameters"]["script"]])
        """;

    private readonly string root = Directory.CreateTempSubdirectory("plugin-tests-").FullName;
    private readonly ServiceProvider services;

    public ScriptedPlugin(string manifest = GoodManifest, TimeProvider? time = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "plugins", "scripted")).FullName;
        ProgramPath = Path.Combine(folder, "scripted");
        File.WriteAllText(ProgramPath, Program.Replace("@MANIFEST@", manifest, StringComparison.Ordinal));
        File.SetUnixFileMode(ProgramPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Plugins:Folder"] = Path.Combine(root, "plugins") })
            .Build();
        services = new ServiceCollection().AddLogging().AddSingleton(time ?? TimeProvider.System).AddSandbox(configuration).BuildServiceProvider();
    }

    public string ProgramPath { get; }

    public SandboxScratch Scratch => services.GetRequiredService<SandboxScratch>();

    public PluginCatalog Catalog => services.GetRequiredService<PluginCatalog>();

    /// <summary>Scores with a script; the reference holds the one word "gold".</summary>
    public async Task<PluginOutcome> ScoreAsync(string script, SandboxLimits limits)
    {
        var reference = services.GetRequiredService<SandboxScratch>().CreateFolder();
        await File.WriteAllTextAsync(Path.Combine(reference, "gold.tsv"), "gold", TestContext.Current.CancellationToken);
        SandboxScratch.MakeReadable(reference);
        var job = new PluginJob
        {
            Plugin = Catalog.FindInstalled("scripted").ShouldNotBeNull(),
            Verb = ScoringVerb.Score,
            ReferenceFolder = reference,
            Parameters = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["script"] = JsonSerializer.SerializeToElement(script) },
            Limits = limits,
        };
        return await services.GetRequiredService<PluginRunner>().RunAsync(job, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }
}
