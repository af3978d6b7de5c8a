using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Hosting;

/// <summary>
/// Scores two runs on the same resamples of the reference's items, and says from these how far they are apart: the paired bootstrap
/// (Koehn 2004, in the form of sacreBLEU).
/// </summary>
internal sealed class RunComparison
{
    /// <summary>How many resamples are drawn where the organizers do not say.</summary>
    private const int Resamples = 1000;

    private readonly JobScoring run;
    private readonly JobScoring other;
    private readonly long seed;

    /// <summary>Reads the parameters.</summary>
    /// <param name="scorer">The plugin.</param>
    /// <param name="request">What is asked of it.</param>
    /// <exception cref="RequestException">A parameter is unknown or wrong.</exception>
    public RunComparison(IScorer scorer, ScoringRequest request)
    {
        var scoring = request with { Verb = ScoringVerb.Score };
        (run, other, seed) = (new JobScoring(scorer, scoring, Resamples), new JobScoring(scorer, scoring, Resamples), request.Seed);
    }

    /// <summary>Problems of the reference: for organizers' eyes alone.</summary>
    public ProblemList ReferenceProblems => run.ReferenceProblems;

    /// <summary>Problems of both runs; the files of the other one are named with their folder.</summary>
    public ProblemList RunProblems { get; } = new();

    /// <summary>Compares two runs.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="runFiles">The run.</param>
    /// <param name="otherFiles">The other run.</param>
    /// <returns>The run's scores, with how they differ from those of the other one.</returns>
    public (ScoreSheet Sheet, IReadOnlyList<ScoreComparison> Comparisons) Compare(InputFolder reference, InputFolder runFiles, InputFolder otherFiles)
    {
        var one = run.Run(reference, runFiles);
        var two = other.Run(reference, otherFiles);
        RunProblems.Add(run.RunProblems);
        RunProblems.Add(other.RunProblems.Select(problem => problem with { File = problem.File is null ? ScoringProtocol.OtherFolder : $"{ScoringProtocol.OtherFolder}/{problem.File}" }));
        if (!RunProblems.HasErrors && !HaveSameItems(one, two))
        {
            RunProblems.Error(
                ProblemCodes.OtherItems,
                "Expected two runs that are scored on the same items: what one of them leaves out is ignored, so that the two cannot be compared item by item. Have it count as wrong.",
                ScoringProtocol.OtherFolder);
        }

        return (new ScoreSheet(one.Items, one.Scores, [], []), RunProblems.HasErrors ? [] : Differences(one.Scores, two.Scores));
    }

    private static bool HaveSameItems(ScoreSheet one, ScoreSheet two) => one.Items == two.Items
        && (one.Statistics is null || two.Statistics is null || one.Statistics.HasUnitsOf(two.Statistics));

    private List<ScoreComparison> Differences(IReadOnlyList<MetricScore> one, IReadOnlyList<MetricScore> two) =>
        [.. one.Select((score, metric) => Difference(score, two[metric], DrawsOf(one, metric), DrawsOf(two, metric), (one as ResampledScores)?.Level ?? double.NaN))];

    /// <summary>The values on the resamples; none where nothing was resampled.</summary>
    private static double[] DrawsOf(IReadOnlyList<MetricScore> scores, int metric) => scores is ResampledScores resampled ? resampled.Draws[metric] : [];

    private ScoreComparison Difference(MetricScore one, MetricScore two, double[] drawnOne, double[] drawnTwo, double level)
    {
        if (one.Value is not { } value || two.Value is not { } other)
        {
            return new ScoreComparison(one.Metric, one.Value, two.Value, null, null, null);
        }

        double[] differences = [.. drawnOne.Zip(drawnTwo, (left, right) => left - right).Where(double.IsFinite)];
        var pValue = PairedTests.Bootstrap(value - other, differences);
        return new ScoreComparison(
            one.Metric, value, other, value - other, BootstrapInterval.Percentile(differences, level, seed), double.IsFinite(pValue) ? pValue : null);
    }
}
