using SharedTask.Core;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Storage;
using SharedTask.Scoring.Contract;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Jobs;

/// <summary>Compares runs while somebody waits for the answer: one pair at a time, so that scoring keeps the machine.</summary>
internal sealed class PluginComparison(PluginCatalog catalog, PluginRunner runner, SandboxScratch scratch, IBlobStore blobs, ScoringLimits limits) : IRunComparer, IDisposable
{
    /// <summary>Longer nobody waits before a page.</summary>
    private const int MostSeconds = 120;

    private readonly SemaphoreSlim one = new(1);

    public async Task<Answer<IReadOnlyList<ScoreComparison>>> CompareAsync(RunComparison comparison, CancellationToken cancellationToken)
    {
        if (catalog.FindInstalled(comparison.Scorer.PluginId) is not { } plugin)
        {
            return new Refusal("comparison.no-plugin");
        }

        await one.WaitAsync(cancellationToken);
        try
        {
            using var folder = new JobFolder(scratch, blobs);
            var reference = await folder.UnpackAsync("reference", comparison.Reference.FileName, comparison.Reference.BlobHash, cancellationToken);
            var run = await folder.UnpackAsync("run", comparison.Run.FileName, comparison.Run.BlobHash, cancellationToken);
            var other = await folder.UnpackAsync("other", comparison.Other.FileName, comparison.Other.BlobHash, cancellationToken);
            if ((reference.Refusal ?? run.Refusal ?? other.Refusal) is { } refusal)
            {
                return refusal;
            }

            var asked = ScorerLimits.FromJson(comparison.Scorer.LimitsJson);
            var outcome = await runner.RunAsync(
                new PluginJob
                {
                    Plugin = plugin,
                    Verb = ScoringVerb.Compare,
                    ReferenceFolder = reference.Folder,
                    RunFolder = run.Folder,
                    OtherFolder = other.Folder,
                    Parameters = ScorerParameters.Parse(comparison.Scorer.ParametersJson),
                    Seed = comparison.Scorer.Seed,
                    Limits = limits.For(asked with { WallSeconds = Math.Min(asked.WallSeconds ?? int.MaxValue, MostSeconds) }, isProgram: false),
                },
                cancellationToken);
            return Read(outcome);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private static Answer<IReadOnlyList<ScoreComparison>> Read(PluginOutcome outcome) => outcome switch
    {
        { Result.Comparisons: { } comparisons } => Answer<IReadOnlyList<ScoreComparison>>.FromValue(comparisons),
        { Result: { Outcome: ScoringOutcome.Invalid } result } => Invalid(result.Problems.First(problem => problem.Severity == ProblemSeverity.Error)),
        _ => new Refusal("comparison.failed", ("reason", outcome.Reason)),
    };

    /// <summary>Both runs were scored once: what is wrong with one of them now comes of a newer reference or scorer.</summary>
    private static Refusal Invalid(ScoringProblem error)
    {
        var key = error.File is ScoringProtocol.OtherFolder ? "comparison.invalid"
            : error.File?.StartsWith($"{ScoringProtocol.OtherFolder}/", StringComparison.Ordinal) is true ? "comparison.invalid-other"
            : "comparison.invalid-run";
        return new Refusal(key, ("problem", error.Message));
    }
}
