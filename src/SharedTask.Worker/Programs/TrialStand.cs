using System.Globalization;
using SharedTask.Core;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Import;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Programs;

/// <summary>Lays out a track of a bundle that is not imported, as a worker lays out one that is.</summary>
internal sealed class TrialStand(SandboxScratch scratch, ScoringLimits limits, BundleFolder bundle, ImportPlan plan, ImportTrack track, string? rootFolder) : IDisposable
{
    private readonly string root = scratch.CreateFolder();
    private int jobs;

    /// <summary>A folder of the stand, made if it is not there.</summary>
    public string Place(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;

    /// <summary>Lays out what does not change from run to run.</summary>
    public async Task<Refusal?> LayOutProgramsAsync(CancellationToken cancellationToken) =>
        await LayOutAsync(track.Scoring.Program?.Part, "program", cancellationToken)
        ?? await LayOutAsync(track.Scoring.Ingestion?.Part, "ingestion", cancellationToken)
        ?? await LayOutAsync(track.Scoring.InputData, "input", cancellationToken);

    /// <summary>Lays out a part of the bundle in a folder of that name; nothing leaves it empty.</summary>
    public async Task<Refusal?> LayOutAsync(BundlePart? part, string name, CancellationToken cancellationToken) =>
        part is null ? null : await bundle.LayOutAsync(part, Place(name), new BundleLimits(), cancellationToken);

    /// <summary>What is to be scored, with the run and the reference in folders of these names.</summary>
    public ProgramJob Job(string run, string reference, int? mostSeconds = null)
    {
        var asked = ProgramPlan.LimitsOf(track);
        var job = new ProgramJob
        {
            Settings = ProgramPlan.SettingsOf(plan, track),
            Limits = limits.For(asked with { WallSeconds = Math.Min(asked.WallSeconds ?? int.MaxValue, mostSeconds ?? int.MaxValue) }, isProgram: true),
            ProgramFolder = Place("program"),
            RunFolder = Place(run),
            ReferenceFolder = Place(reference),
            IngestionFolder = track.Scoring.Ingestion is null ? null : Place("ingestion"),
            InputFolder = track.Scoring.InputData is null ? null : Place("input"),
            RootFolder = rootFolder,
            Submission = new ClaimedSubmission("trial", plan.Phases.Min(phase => phase.StartsAt), Number: 1, Phase: 1),
            WorkFolder = Place("work" + (jobs++).ToString(CultureInfo.InvariantCulture)),
        };
        SandboxScratch.MakeReadable(root);
        return job;
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
