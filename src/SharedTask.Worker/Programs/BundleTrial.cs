using SharedTask.Core;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Runtimes;
using SharedTask.Worker.Jobs;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Programs;

/// <summary>Scores a run that somebody chose with a bundle's own program before anything is imported.</summary>
public sealed class BundleTrial(ScoringProgramRunner runner, IRuntimeLibrary runtimes, ScoringLimits limits, SandboxScratch scratch)
{
    /// <summary>Scores a run, laid out in a folder by <paramref name="layOutRun"/>, as the track would score it in the phase.</summary>
    public async Task<PluginOutcome> RunAsync(
        BundleFolder bundle, ImportPlan plan, ImportTrack track, BundlePart? reference, Func<string, Task<Refusal?>> layOutRun, CancellationToken cancellationToken)
    {
        if (track.Scoring.Program is null)
        {
            return Without("The track has no scoring program.");
        }

        var runtime = await runtimes.FindPlaceAsync(track.Scoring.DockerImage, cancellationToken);
        using var stand = new TrialStand(scratch, limits, bundle, plan, track, runtime.RootFolder);
        var refusal = await stand.LayOutProgramsAsync(cancellationToken) ?? await stand.LayOutAsync(reference, "reference", cancellationToken) ?? await layOutRun(stand.Place("run"));
        return refusal is null ? await runner.RunAsync(stand.Job("run", "reference"), cancellationToken) : Without(ArchiveProblems.From(refusal, "").Message);
    }

    private static PluginOutcome Without(string reason) => new(PluginVerdict.PluginFault, null, reason, new SandboxUsage(default, default, 0), "");
}
