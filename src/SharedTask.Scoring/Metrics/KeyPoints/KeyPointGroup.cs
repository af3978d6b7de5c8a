using SharedTask.Scoring.Metrics.Detection;

namespace SharedTask.Scoring.Metrics.KeyPoints;

/// <summary>
/// The arguments of one topic and stance. The half of them with the highest scores is kept, rounded down; of those with one score the
/// first ones. An argument without a key point has the score 0 in this choice, and 0.99 afterwards, so that it costs precision.
/// </summary>
public sealed class KeyPointGroup
{
    private const double ScoreOfUnanswered = 0.99;

    private readonly KeyPointChoice[] kept;

    /// <summary>Chooses the arguments that are kept.</summary>
    /// <param name="choices">A choice for each argument, in the order of the reference.</param>
    public KeyPointGroup(IReadOnlyList<KeyPointChoice> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        Arguments = choices.Count;
        Answered = choices.Count(choice => choice.Label != KeyPointLabel.NotAnswered);
        kept =
        [
            .. choices
                .OrderByDescending(choice => choice.Label == KeyPointLabel.NotAnswered ? 0 : choice.Score)
                .Take(choices.Count / 2),
        ];
    }

    /// <summary>How many arguments there are.</summary>
    public int Arguments { get; }

    /// <summary>For how many of them a key point was chosen.</summary>
    public int Answered { get; }

    /// <summary>How many are kept.</summary>
    public int Kept => kept.Length;

    /// <summary>Average precision of the kept arguments by their scores, tied ones taken together, in 0..1.</summary>
    /// <param name="version">Which version of the script.</param>
    /// <param name="isRelaxed">Whether a pair without a label is a match, or none.</param>
    /// <returns>The value; 0 if nothing that is kept matches, NaN if nothing is kept.</returns>
    public double AveragePrecision(KeyPointVersion version, bool isRelaxed)
    {
        var matches = Array.ConvertAll(kept, choice => choice.Label == KeyPointLabel.Match || (isRelaxed && choice.Label == KeyPointLabel.Undecided));
        var positives = matches.Count(match => match);
        if (positives == 0)
        {
            return kept.Length == 0 ? double.NaN : 0;
        }

        var scores = Array.ConvertAll(kept, choice => choice.Label == KeyPointLabel.NotAnswered ? ScoreOfUnanswered : choice.Score);
        var precision = DetectionReport.Of(matches, scores).AveragePrecision;
        return version == KeyPointVersion.Two ? precision * positives / kept.Length : precision;
    }
}
