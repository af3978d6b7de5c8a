namespace SharedTask.Scoring.Metrics.Corrections;

/// <summary>
/// Chooses an annotator for each sentence, in the order of the sentences: the one with whom F of all edits up to there is the greatest.
/// Of equal ones it is the one with more right edits, then the one with fewer edits in all, then the first.
/// </summary>
public static class AnnotatorChoice
{
    /// <summary>Chooses as the official scorer of CoNLL-2014, version 3.2.</summary>
    /// <param name="sentences">For each sentence the counts with each annotator, at least one.</param>
    /// <param name="beta">How much more recall counts than precision.</param>
    /// <returns>For each sentence the place of the chosen annotator.</returns>
    public static IReadOnlyList<int> Choose(IEnumerable<IReadOnlyList<CorrectionCounts>> sentences, double beta) =>
        Choose(sentences, (one, other) => IsBetter(one, other, beta * beta));

    /// <summary>Chooses as <c>errant_compare</c>: F counts to four digits, and wrong edits of the run count before those that it misses.</summary>
    /// <param name="sentences">For each sentence the counts with each annotator, at least one.</param>
    /// <param name="beta">How much more recall counts than precision.</param>
    /// <returns>For each sentence the place of the chosen annotator.</returns>
    public static IReadOnlyList<int> ChooseRounded(IEnumerable<IReadOnlyList<CorrectionCounts>> sentences, double beta) =>
        Choose(sentences, (one, other) => Rank(one, beta).CompareTo(Rank(other, beta)) > 0);

    private static List<int> Choose(IEnumerable<IReadOnlyList<CorrectionCounts>> sentences, Func<CorrectionCounts, CorrectionCounts, bool> isBetter)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var sum = new CorrectionCounts();
        var chosen = new List<int>();
        foreach (var annotators in sentences)
        {
            var best = 0;
            for (var other = 1; other < annotators.Count; other++)
            {
                best = isBetter(sum.Plus(annotators[other]), sum.Plus(annotators[best])) ? other : best;
            }

            sum = sum.Plus(annotators[best]);
            chosen.Add(best);
        }

        return chosen;
    }

    private static bool IsBetter(CorrectionCounts one, CorrectionCounts other, double weight)
    {
        var (f, otherF) = (F(one, weight), F(other, weight));
        return f > otherF
            || (f == otherF && (one.Correct > other.Correct || (one.Correct == other.Correct && Edits(one, weight) < Edits(other, weight))));
    }

    private static double Edits(CorrectionCounts counts, double weight) => counts.Proposed + weight * counts.Gold;

    // Not by way of precision and recall, whose rounding would decide differently between equal ones.
    private static double F(CorrectionCounts counts, double weight)
    {
        var edits = Edits(counts, weight);
        return edits > 0 ? (1 + weight) * counts.Correct / edits : counts.Correct > 0 ? 0 : 1;
    }

    private static (long F, double Correct, double Wrong, double Missed) Rank(CorrectionCounts counts, double beta) =>
        (FourDigits.Round(new CorrectionReport(counts, beta).F), counts.Correct, counts.Correct - counts.Proposed, counts.Correct - counts.Gold);
}
