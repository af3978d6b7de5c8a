using SharedTask.Core;
using SharedTask.Scoring.Contract;
using SharedTask.Worker.Jobs;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Cli;

/// <summary>Lays out the named files as the server would and has the plugin do its work on them.</summary>
internal sealed class OfflineScoring(ISandbox sandbox, PluginCatalog catalog, PluginRunner runner, SandboxScratch scratch)
{
    public async Task<ScoringAnswer> RunAsync(ScoringOrder order, CancellationToken cancellationToken)
    {
        SandboxChecks.Demand(sandbox);
        var plugin = catalog.FindInstalled(order.Plugin) ?? throw PluginFaults.Missing(catalog, order.Plugin);
        var parameters = ParameterReader.Read(order.Settings, plugin.Manifest.Parameters);
        var folder = scratch.CreateFolder();
        try
        {
            var reference = await LayOutAsync(order.Reference, Path.Combine(folder, ScoringProtocol.ReferenceFolder), cancellationToken);
            var run = await LayOutAsync(order.Run, Path.Combine(folder, ScoringProtocol.RunFolder), cancellationToken);
            var other = await LayOutAsync(order.Other, Path.Combine(folder, ScoringProtocol.OtherFolder), cancellationToken);
            if ((reference.Problem ?? run.Problem ?? other.Problem) is { } problem)
            {
                return new ScoringAnswer(plugin.Manifest, Unreadable(problem));
            }

            var job = new PluginJob
            {
                Plugin = plugin,
                Verb = order.Verb,
                ReferenceFolder = reference.Folder,
                RunFolder = run.Folder,
                OtherFolder = other.Folder,
                Parameters = parameters,
                Seed = order.Seed,
                Limits = order.Limits,
            };
            return new ScoringAnswer(plugin.Manifest, await runner.RunAsync(job, cancellationToken));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(string? Folder, ScoringProblem? Problem)> LayOutAsync(string? path, string folder, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            return (null, null);
        }

        Directory.CreateDirectory(folder);
        var refusal = await InputFiles.LayOutAsync(path, folder, cancellationToken);
        SandboxScratch.MakeReadable(folder);
        return (folder, refusal is null ? null : ArchiveProblems.From(refusal, Path.GetFileName(path)));
    }

    // An archive that does not unpack is as invalid as a file that does not parse.
    private static PluginOutcome Unreadable(ScoringProblem problem) => new(
        PluginVerdict.Invalid,
        new ScoringResult(ScoringProtocol.Version, ScoringOutcome.Invalid, [], [], [], [problem], 0, 0),
        "",
        new SandboxUsage(TimeSpan.Zero, TimeSpan.Zero, 0),
        "");
}
