using SharedTask.Core;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Import;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Runtimes;
using SharedTask.Worker.Jobs;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Programs;

/// <summary>Scores a sample run with a bundle's own program before anything is imported.</summary>
public sealed class BundleTrial(ScoringProgramRunner runner, IRuntimeLibrary runtimes, SandboxScratch scratch)
{
    /// <summary>Scores a run, laid out in a folder by <paramref name="layOutRun"/>, as the track would score it in the phase.</summary>
    public async Task<PluginOutcome> RunAsync(
        BundleFolder bundle, ImportPlan plan, ImportTrack track, BundlePart? reference, Func<string, Task<Refusal?>> layOutRun, CancellationToken cancellationToken)
    {
        var scoring = track.Scoring;
        if (scoring.Program is not { } program)
        {
            return Without("The track has no scoring program.");
        }

        var root = scratch.CreateFolder();
        try
        {
            string Place(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;
            async Task<Refusal?> LayOutAsync(BundlePart? part, string name) => part is null ? null : await bundle.LayOutAsync(part, Place(name), new BundleLimits(), cancellationToken);
            var refusal = await LayOutAsync(program.Part, "program") ?? await LayOutAsync(reference, "reference") ?? await LayOutAsync(scoring.Ingestion?.Part, "ingestion")
                ?? await LayOutAsync(scoring.InputData, "input") ?? await layOutRun(Place("run"));
            if (refusal is not null)
            {
                return Without(ArchiveProblems.From(refusal, "").Message);
            }

            var job = new ProgramJob
            {
                Settings = ProgramPlan.SettingsOf(plan, track),
                ProgramFolder = Place("program"),
                RunFolder = Place("run"),
                ReferenceFolder = Place("reference"),
                IngestionFolder = scoring.Ingestion is null ? null : Place("ingestion"),
                InputFolder = scoring.InputData is null ? null : Place("input"),
                RootFolder = (await runtimes.FindPlaceAsync(scoring.DockerImage, cancellationToken)).RootFolder,
                WorkFolder = Place("work"),
            };
            SandboxScratch.MakeReadable(root);
            return await runner.RunAsync(job, cancellationToken);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static PluginOutcome Without(string reason) => new(PluginVerdict.PluginFault, null, reason, new SandboxUsage(default, default, 0), "");
}
