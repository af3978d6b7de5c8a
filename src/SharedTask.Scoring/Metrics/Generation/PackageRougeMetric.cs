using SharedTask.Scoring.Metrics.Generation.Tokens;

namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>
/// ROUGE as the Python package rouge (pltrdy/rouge) has it, which is not that of rouge_score: capital letters count, punctuation
/// belongs to words, sentences end at every full stop, and F = 2PR / (P + R + 1e-8). ROUGE-L is that of summaries: the words that stand
/// in a longest common subsequence of any two sentences. White space alone, between full stops, is a sentence of one empty word. The
/// plain mean over segments, in 0..1. Of several references, which the package does not know, the one with the best F counts, for each
/// kind by itself; where one side has no sentence, for which the package stops with an error, all is 0.
/// </summary>
/// <param name="version">The version of the package.</param>
public sealed class PackageRougeMetric(PackageRougeVersion version) : ISegmentMetric
{
    private const int Kinds = 3;
    private const double Epsilon = 1e-8;

    private readonly TokenTable table = new();
    private readonly BitRows rows = new();
    private readonly CodePoints text = new();
    private readonly CodePoints hypothesisWords = new();
    private readonly CodePoints referenceWords = new();
    private readonly List<int> hypothesisEnds = [];
    private readonly List<int> referenceEnds = [];
    private readonly bool ngramsCountOnce = version == PackageRougeVersion.Release101;
    private readonly bool wordsCountOnce = version != PackageRougeVersion.Release100;

    /// <inheritdoc/>
    public IReadOnlyList<string> StatisticNames { get; } =
    [
        "rouge1_precision", "rouge1_recall", "rouge1_f1",
        "rouge2_precision", "rouge2_recall", "rouge2_f1",
        "rougeL_precision", "rougeL_recall", "rougeL_f1",
        "segments",
    ];

    /// <summary>The mean F of summed statistics.</summary>
    /// <param name="totals">The sums over segments, in the order of the names.</param>
    /// <param name="kind">ROUGE-1, ROUGE-2 or ROUGE-L.</param>
    /// <returns>F, in 0..1 but for ROUGE-L of release 1.0.0; NaN without segments.</returns>
    public static double F1(ReadOnlySpan<double> totals, RougeKind kind) => totals[(3 * (int)kind) + 2] / totals[3 * Kinds];

    /// <inheritdoc/>
    public void Measure(string hypothesis, ReadOnlySpan<string> references, Span<double> statistics)
    {
        ArgumentNullException.ThrowIfNull(hypothesis);
        ArgumentOutOfRangeException.ThrowIfZero(references.Length, nameof(references));
        var bound = hypothesis.Length + 1;
        foreach (var reference in references)
        {
            bound += reference.Length;
        }

        table.Reset(bound);
        Tokenize(hypothesis, hypothesisWords, hypothesisEnds);
        statistics.Clear();
        statistics[3 * Kinds] = 1;
        foreach (var reference in references)
        {
            Tokenize(reference, referenceWords, referenceEnds);
            if (hypothesisEnds.Count > 0 && referenceEnds.Count > 0)
            {
                Compare(statistics);
            }
        }
    }

    private void Compare(Span<double> statistics)
    {
        var predicted = hypothesisWords.Span;
        var gold = referenceWords.Span;
        for (var n = 1; n <= 2; n++)
        {
            Keep(NgramCounts.Of(predicted, gold, n, ngramsCountOnce), statistics.Slice(3 * (n - 1), 3));
        }

        var words = NgramCounts.Of(predicted, gold, 1, wordsCountOnce);
        Keep(words with { Common = wordsCountOnce ? CommonWords(predicted, gold) : CommonLengths(predicted, gold) }, statistics.Slice(3 * (int)RougeKind.RougeL, 3));
    }

    private static void Keep(NgramCounts counts, Span<double> best)
    {
        var precision = counts.Predicted == 0 ? 0 : (double)counts.Common / counts.Predicted;
        var recall = counts.Gold == 0 ? 0 : (double)counts.Common / counts.Gold;
        var f = 2 * (precision * recall / (precision + recall + Epsilon));
        if (f > best[2])
        {
            (best[0], best[1], best[2]) = (precision, recall, f);
        }
    }

    /// <summary>How many different words stand in a longest common subsequence of two sentences.</summary>
    private int CommonWords(ReadOnlySpan<int> predicted, ReadOnlySpan<int> gold)
    {
        var isCommon = new bool[table.Count];
        var marks = new bool[predicted.Length];
        for (var (line, start) = (0, 0); line < referenceEnds.Count; start = referenceEnds[line++])
        {
            for (var (other, from) = (0, 0); other < hypothesisEnds.Count; from = hypothesisEnds[other++])
            {
                // Where there are several subsequences, the package's way back leaves out the text's words first.
                rows.MarkCommon(predicted[from..hypothesisEnds[other]], gold[start..referenceEnds[line]], table.Count, marks.AsSpan(from));
            }
        }

        for (var i = 0; i < marks.Length; i++)
        {
            isCommon[predicted[i]] |= marks[i];
        }

        return isCommon.Count(common => common);
    }

    private long CommonLengths(ReadOnlySpan<int> predicted, ReadOnlySpan<int> gold)
    {
        var sum = 0L;
        for (var (line, start) = (0, 0); line < referenceEnds.Count; start = referenceEnds[line++])
        {
            for (var (other, from) = (0, 0); other < hypothesisEnds.Count; from = hypothesisEnds[other++])
            {
                sum += rows.CommonLength(predicted[from..hypothesisEnds[other]], gold[start..referenceEnds[line]], table.Count);
            }
        }

        return sum;
    }

    /// <summary>Finds the words, and where among them each sentence ends.</summary>
    private void Tokenize(string source, CodePoints words, List<int> ends)
    {
        ends.Clear();
        text.Load(source);
        var points = text.Span;
        var room = words.Start((points.Length / 2) + 1);
        var count = 0;
        for (var start = 0; start < points.Length;)
        {
            var length = points[start..].IndexOf('.');
            var sentence = length < 0 ? points[start..] : points.Slice(start, length);
            start += sentence.Length + 1;
            if (!sentence.IsEmpty)
            {
                count = AddWords(sentence, room, count);
                ends.Add(count);
            }
        }

        words.End(count);
    }

    private int AddWords(ReadOnlySpan<int> sentence, Span<int> room, int count)
    {
        var before = count;
        for (var start = 0; start < sentence.Length;)
        {
            var end = start;
            while (end < sentence.Length && !CharacterClass.IsSpace(sentence[end]))
            {
                end++;
            }

            if (end > start)
            {
                room[count++] = table.Add(sentence[start..end]);
            }

            start = end + 1;
        }

        if (count == before)
        {
            room[count++] = table.Add([]);
        }

        return count;
    }
}
