using SharedTask.Scoring.Metrics.Generation.Tokens;

namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>
/// ROUGE (Lin 2004) as the package rouge_score has it: precision, recall and F1 of the words, pairs of words and the longest common
/// subsequence that a text and its reference share, over the whole or line by line (Lsum); the plain mean over segments, in 0..1. Words are runs of the letters a to z and of
/// digits, in small letters; on request words of more than three letters are stemmed. Of several references the one with the best F1
/// counts, for each kind by itself; or, with the jackknife of Lin's paper and of GEM, the mean over all ways to leave one of them out.
/// Where one side has no words, all is 0.
/// </summary>
/// <param name="stemming">Whether words are stemmed by <see cref="PorterStemmer"/>.</param>
/// <param name="jackknife">Whether the best of several references is taken as the mean over leaving one out.</param>
public sealed class RougeMetric(bool stemming, bool jackknife = false) : ISegmentMetric
{
    private const int Kinds = 4;

    private readonly TokenTable table = new();
    private readonly NgramTrie trie = new();
    private readonly BitRows rows = new();
    private readonly CodePoints text = new();
    private readonly CodePoints lowered = new();
    private readonly CodePoints hypothesisWords = new();
    private readonly CodePoints referenceWords = new();
    private readonly List<int> hypothesisLines = [];
    private readonly List<int> referenceLines = [];
    private readonly (double Precision, double Recall, double F1)[] secondBest = new (double, double, double)[Kinds];
    private char[] word = new char[64];
    private int[] wordPoints = new int[64];

    /// <inheritdoc/>
    public IReadOnlyList<string> StatisticNames { get; } =
    [
        "rouge1_precision", "rouge1_recall", "rouge1_f1",
        "rouge2_precision", "rouge2_recall", "rouge2_f1",
        "rougeL_precision", "rougeL_recall", "rougeL_f1",
        "rougeLsum_precision", "rougeLsum_recall", "rougeLsum_f1",
        "segments",
    ];

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
        Tokenize(hypothesis, hypothesisWords, hypothesisLines);
        statistics.Clear();
        statistics[3 * Kinds] = 1;
        for (var i = 0; i < references.Length; i++)
        {
            Tokenize(references[i], referenceWords, referenceLines);
            Compare(statistics, i);
        }

        if (jackknife && references.Length > 1)
        {
            LeaveOneOut(statistics, references.Length);
        }
    }

    /// <summary>The mean F1 of summed statistics.</summary>
    /// <param name="totals">The sums over segments, in the order of the names.</param>
    /// <param name="kind">Which ROUGE.</param>
    /// <returns>F1, in 0..1; NaN without segments.</returns>
    public static double F1(ReadOnlySpan<double> totals, RougeKind kind) => totals[(3 * (int)kind) + 2] / totals[3 * Kinds];

    /// <summary>The mean precision of summed statistics.</summary>
    /// <param name="totals">The sums over segments, in the order of the names.</param>
    /// <param name="kind">Which ROUGE.</param>
    /// <returns>The precision, in 0..1; NaN without segments.</returns>
    public static double Precision(ReadOnlySpan<double> totals, RougeKind kind) => totals[3 * (int)kind] / totals[3 * Kinds];

    /// <summary>The mean recall of summed statistics.</summary>
    /// <param name="totals">The sums over segments, in the order of the names.</param>
    /// <param name="kind">Which ROUGE.</param>
    /// <returns>The recall, in 0..1; NaN without segments.</returns>
    public static double Recall(ReadOnlySpan<double> totals, RougeKind kind) => totals[(3 * (int)kind) + 1] / totals[3 * Kinds];

    /// <summary>Whichever reference is left out, the best one of the others is the best of all or, where that is left out, the second best.</summary>
    private void LeaveOneOut(Span<double> statistics, int references)
    {
        for (var kind = 0; kind < Kinds; kind++)
        {
            var best = statistics.Slice(3 * kind, 3);
            var (precision, recall, f1) = secondBest[kind];
            best[0] = (((references - 1) * best[0]) + precision) / references;
            best[1] = (((references - 1) * best[1]) + recall) / references;
            best[2] = (((references - 1) * best[2]) + f1) / references;
        }
    }

    private void Compare(Span<double> statistics, int reference)
    {
        var predicted = hypothesisWords.Span;
        var gold = referenceWords.Span;
        Span<double> matches = [0, 0, 0, 0];
        trie.Reset(2 * gold.Length);
        trie.Add(gold, 2);
        trie.Match(predicted, 2, matches, 1);
        matches[2] = rows.CommonLength(gold, predicted, table.Count);
        matches[3] = hypothesisLines.Count == 1 && referenceLines.Count == 1 ? matches[2] : CommonInLines(gold, predicted);
        for (var kind = 0; kind < Kinds; kind++)
        {
            var taken = kind == (int)RougeKind.Rouge2 ? 1 : 0;
            var precision = matches[kind] / Math.Max(1, predicted.Length - taken);
            var recall = matches[kind] / Math.Max(1, gold.Length - taken);
            var f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
            var best = statistics.Slice(3 * kind, 3);
            if (reference == 0 || f1 > best[2])
            {
                secondBest[kind] = (best[0], best[1], best[2]);
                (best[0], best[1], best[2]) = (precision, recall, f1);
            }
            else if (reference == 1 || f1 > secondBest[kind].F1)
            {
                secondBest[kind] = (precision, recall, f1);
            }
        }
    }

    /// <summary>
    /// How many words of the reference's lines stand in a longest common subsequence with any line of the text; as in version 1.5.5 of
    /// the original, no word counts more often than either side has it.
    /// </summary>
    private int CommonInLines(ReadOnlySpan<int> gold, ReadOnlySpan<int> predicted)
    {
        var goldLeft = CountWords(gold);
        var predictedLeft = CountWords(predicted);
        var common = 0;
        for (var (line, start) = (0, 0); line < referenceLines.Count; start = referenceLines[line++])
        {
            var words = gold[start..referenceLines[line]];
            var marks = new bool[words.Length];
            for (var (other, from) = (0, 0); other < hypothesisLines.Count; from = hypothesisLines[other++])
            {
                rows.MarkCommon(words, predicted[from..hypothesisLines[other]], table.Count, marks);
            }

            for (var i = 0; i < marks.Length; i++)
            {
                if (marks[i] && goldLeft[words[i]] > 0 && predictedLeft[words[i]] > 0)
                {
                    common++;
                    goldLeft[words[i]]--;
                    predictedLeft[words[i]]--;
                }
            }
        }

        return common;
    }

    private int[] CountWords(ReadOnlySpan<int> words)
    {
        var counts = new int[table.Count];
        foreach (var one in words)
        {
            counts[one]++;
        }

        return counts;
    }

    /// <summary>Finds the words, and where among them each line ends.</summary>
    private void Tokenize(string source, CodePoints words, List<int> lines)
    {
        lines.Clear();
        text.Load(source);
        text.LowerTo(lowered);
        var points = lowered.Span;
        var room = words.Start((points.Length / 2) + 1);
        var count = 0;
        for (var start = 0; start < points.Length;)
        {
            var end = start;
            while (end < points.Length && IsWord(points[end]))
            {
                end++;
            }

            if (end > start)
            {
                room[count++] = stemming && end - start > 3 ? Stem(points[start..end]) : table.Add(points[start..end]);
            }

            if (end < points.Length && points[end] == '\n')
            {
                lines.Add(count);
            }

            start = end + 1;
        }

        lines.Add(count);
        words.End(count);
    }

    private int Stem(ReadOnlySpan<int> points)
    {
        if (word.Length < points.Length)
        {
            word = new char[2 * points.Length];
            wordPoints = new int[2 * points.Length];
        }

        for (var i = 0; i < points.Length; i++)
        {
            word[i] = (char)points[i];
        }

        var length = PorterStemmer.Stem(word.AsSpan(0, points.Length));
        for (var i = 0; i < length; i++)
        {
            wordPoints[i] = word[i];
        }

        return table.Add(wordPoints.AsSpan(0, length));
    }

    private static bool IsWord(int point) => point is (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
