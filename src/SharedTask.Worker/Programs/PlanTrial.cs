using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Trial;
using SharedTask.Core.Runtimes;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Programs.Twins;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Programs;

/// <summary>Has the programs of a plan score the samples that come with their bundle, in the sandbox, and looks for their twins.</summary>
public sealed class PlanTrial(ScoringProgramRunner runner, TwinSearch twins, IRuntimeLibrary runtimes, ISandbox sandbox, ScoringLimits limits, SandboxScratch scratch, TimeProvider time) : IBundleTrial
{
    /// <summary>A reader waits for the answer: programs that need longer are imported untried.</summary>
    private const int SecondsPerStep = 60;

    private static readonly TimeSpan InAll = TimeSpan.FromMinutes(3);

    public async Task<IReadOnlyList<TrackTrial>> RunAsync(BundleFolder bundle, ImportPlan plan, CancellationToken cancellationToken)
    {
        if (sandbox.SelfTest.Tier != SandboxTier.Full)
        {
            return [];
        }

        using var budget = new CancellationTokenSource(InAll, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        List<TrackTrial> trials = [];
        try
        {
            foreach (var track in plan.Tracks.Where(track => track.Scoring.Program is { Command.Count: > 0 }))
            {
                if (await TryAsync(bundle, plan, track, either.Token) is { } trial)
                {
                    trials.Add(trial);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // What was found until now is worth showing.
        }

        return trials;
    }

    private async Task<TrackTrial?> TryAsync(BundleFolder bundle, ImportPlan plan, ImportTrack track, CancellationToken cancellationToken)
    {
        var references = plan.Phases.SelectMany(phase => phase.References).Where(reference => reference.Track == track.Index).Select(reference => reference.Part).Distinct().ToList();
        var runtime = await runtimes.FindPlaceAsync(track.Scoring.DockerImage, cancellationToken);
        using var stand = new TrialStand(scratch, limits, bundle, plan, track, runtime.RootFolder);
        if (await stand.LayOutProgramsAsync(cancellationToken) is not null || await stand.LayOutAsync(references.FirstOrDefault(), "reference", cancellationToken) is not null)
        {
            // The findings say what cannot be opened.
            return null;
        }

        var sample = await SampleFinder.FindAsync(bundle, plan, track, cancellationToken);
        if (sample is not null && await SampleFinder.LayOutAsync(bundle, sample, stand.Place("run"), stand.Place("kit"), cancellationToken) is not null)
        {
            sample = null;
        }

        if (sample is not null)
        {
            var outcome = await runner.RunAsync(stand.Job("run", "reference", SecondsPerStep), cancellationToken);
            var trial = new TrackTrial
            {
                Track = track.Index,
                Sample = sample.Path,
                Scores = [.. (outcome.Result?.Scores ?? []).Select(score => new TrialScore(score.Metric, score.Value))],
                Reason = outcome.Result is null ? outcome.Reason : "",
                Log = outcome.Result is null ? outcome.Log : "",
            };
            return outcome.Result is null ? trial : await WithTwinAsync(stand, track, references, trial, cancellationToken);
        }

        return await WithTwinAsync(stand, track, references, null, cancellationToken) ?? await ImportsAsync(stand, track, cancellationToken);
    }

    private async Task<TrackTrial?> WithTwinAsync(TrialStand stand, ImportTrack track, List<BundlePart?> references, TrackTrial? trial, CancellationToken cancellationToken) =>
        await twins.FindAsync(stand, track, references, trial?.Sample, SecondsPerStep, cancellationToken) is { } found
            ? new TrackTrial { Track = track.Index, Sample = trial?.Sample, Scores = found.Scores, Twin = found.Offer }
            : trial;

    /// <summary>
    /// Without a sample only this can be told: a program imports its modules before it looks for a run. An ingestion program imports the
    /// run as well: what it misses then may be what teams will send.
    /// </summary>
    private async Task<TrackTrial?> ImportsAsync(TrialStand stand, ImportTrack track, CancellationToken cancellationToken)
    {
        if (track.Scoring is { Ingestion: not null, StartsAboveProgram: false })
        {
            return null;
        }

        var outcome = await runner.RunAsync(stand.Job("nothing", "reference", SecondsPerStep), cancellationToken);
        return outcome is { Result: null, Verdict: PluginVerdict.PluginFault } && ScoringProgramRunner.MissingModule(outcome.Log) is not null
            ? new TrackTrial { Track = track.Index, Reason = outcome.Reason, Log = outcome.Log }
            : null;
    }
}
