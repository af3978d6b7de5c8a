using SharedTask.Scoring.Metrics.Generation.Tokens;

namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>
/// Exact match and F1 of answers as SQuAD v1.1 has them (Rajpurkar et al. 2016): texts are compared in small letters, without
/// punctuation of ASCII, the articles a, an and the, and superfluous white space; F1 is that of the words, as a multiset. The best
/// of several references counts, for each of the two by itself; means over segments in percent. Where no word is shared F1 is 0, even if
/// both are empty. As SQuAD v2.0 has them (Rajpurkar, Jia and Liang 2018), two empty texts have F1 1, and an empty reference, which
/// says that there is no answer, does not count beside others. As MLQA has them, all punctuation of Unicode and the articles of a language
/// are left out.
/// </summary>
/// <param name="language">How texts are prepared.</param>
public sealed class AnswerMetric(AnswerLanguage language = AnswerLanguage.Squad) : ISegmentMetric
{
    private readonly AnswerWords answers = new(language);
    private readonly TokenTable table = new();
    private readonly NgramTrie trie = new();
    private readonly CodePoints hypothesisWords = new();
    private readonly CodePoints referenceWords = new();

    /// <inheritdoc/>
    public IReadOnlyList<string> StatisticNames { get; } = ["exact_match", "f1", "segments", "v2_exact_match", "v2_f1", "answered_exact_match", "answered_f1", "answerable"];

    /// <inheritdoc/>
    public void Measure(string hypothesis, ReadOnlySpan<string> references, Span<double> statistics)
    {
        ArgumentNullException.ThrowIfNull(hypothesis);
        ArgumentOutOfRangeException.ThrowIfZero(references.Length, nameof(references));
        var bound = 2 * hypothesis.Length;
        foreach (var reference in references)
        {
            bound += 2 * reference.Length;
        }

        table.Reset(bound);
        answers.Tokenize(hypothesis, table, hypothesisWords);
        statistics.Clear();
        statistics[2] = 1;
        foreach (var reference in references)
        {
            answers.Tokenize(reference, table, referenceWords);
            var isExact = hypothesisWords.Span.SequenceEqual(referenceWords.Span);
            var f1 = F1OfWords();
            statistics[0] = Math.Max(statistics[0], isExact ? 1 : 0);
            statistics[1] = Math.Max(statistics[1], f1);
            if (referenceWords.Length > 0)
            {
                statistics[5] = Math.Max(statistics[5], isExact ? 1 : 0);
                statistics[6] = Math.Max(statistics[6], f1);
                statistics[7] = 1;
            }
        }

        var isRightlyEmpty = hypothesisWords.Length == 0 ? 1 : 0;
        statistics[3] = statistics[7] > 0 ? statistics[5] : isRightlyEmpty;
        statistics[4] = statistics[7] > 0 ? statistics[6] : isRightlyEmpty;
    }

    /// <summary>The share of answers that match exactly.</summary>
    /// <param name="totals">The sums over segments, in the order of the names.</param>
    /// <returns>The share in percent; NaN without segments.</returns>
    public static double ExactMatch(ReadOnlySpan<double> totals) => 100 * totals[0] / totals[2];

    /// <summary>The mean F1 of words.</summary>
    /// <param name="totals">The sums over segments, in the order of the names.</param>
    /// <returns>The mean in percent; NaN without segments.</returns>
    public static double F1(ReadOnlySpan<double> totals) => 100 * totals[1] / totals[2];

    /// <summary>The values of SQuAD v2.0.</summary>
    /// <param name="totals">The sums over segments, in the order of the names.</param>
    /// <returns>Exact match and F1 over all segments, over those with an answer, and over those without, where both are the same; in percent, NaN without such segments.</returns>
    public static (double ExactMatch, double F1, double AnsweredExactMatch, double AnsweredF1, double Unanswered) Version2(ReadOnlySpan<double> totals) =>
    (
        100 * totals[3] / totals[2],
        100 * totals[4] / totals[2],
        100 * totals[5] / totals[7],
        100 * totals[6] / totals[7],
        100 * (totals[3] - totals[5]) / (totals[2] - totals[7]));

    /// <summary>What one segment contributes where it has an answer.</summary>
    /// <param name="statistics">The segment's numbers, in the order of the names.</param>
    /// <returns>Exact match and F1 in 0..1, both 0 for a segment without an answer; and whether it has one.</returns>
    public static (double ExactMatch, double F1, bool IsAnswerable) Answered(ReadOnlySpan<double> statistics) => (statistics[5], statistics[6], statistics[7] > 0);

    private double F1OfWords()
    {
        Span<double> shared = [0];
        trie.Reset(referenceWords.Length);
        trie.Add(referenceWords.Span, 1);
        trie.Match(hypothesisWords.Span, 1, shared, 1);
        if (shared[0] == 0)
        {
            return 0;
        }

        var precision = shared[0] / hypothesisWords.Length;
        var recall = shared[0] / referenceWords.Length;
        return 2 * precision * recall / (precision + recall);
    }
}
