using SharedTask.Scoring.Metrics.Generation.Tokens;

namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>
/// chrF (Popović 2015) and chrF++ (Popović 2017) as sacreBLEU 2.6.0 has them: the F-score, recall counting β times as much, of the means
/// over orders of the precision and recall of n-grams of characters and words, summed up over segments; in 0..100. Orders for which
/// there are no n-grams on either side are left out; where none remain, or nothing matches, it is 0. Of several references the
/// one counts, segment by segment, that gives the best score.
/// </summary>
public sealed class ChrfMetric : ISegmentMetric
{
    private const double Epsilon = 1e-16;

    private readonly ChrfOptions options;
    private readonly int orders;
    private readonly TokenTable table = new();
    private readonly NgramTrie trie = new();
    private readonly CodePoints scratch = new();
    private readonly Side hypothesisSide = new();
    private readonly Side referenceSide = new();

    /// <summary>Prepares the metric.</summary>
    /// <param name="options">Its parameters.</param>
    public ChrfMetric(ChrfOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.CharacterOrder, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.WordOrder, nameof(options));
        this.options = options;
        orders = options.CharacterOrder + options.WordOrder;
        StatisticNames =
        [
            .. Enumerable.Range(1, options.CharacterOrder).SelectMany(n => NamesOf("characters", n)),
            .. Enumerable.Range(1, options.WordOrder).SelectMany(n => NamesOf("words", n)),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> StatisticNames { get; }

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
        Prepare(hypothesis, hypothesisSide);
        var best = -1.0;
        Span<double> current = stackalloc double[3 * orders];
        foreach (var reference in references)
        {
            Prepare(reference, referenceSide);
            Compare(current);
            var value = Value(current);
            if (value > best)
            {
                best = value;
                current.CopyTo(statistics);
            }
        }
    }

    /// <summary>chrF of summed statistics.</summary>
    /// <param name="totals">The sums over segments, in the order of the names.</param>
    /// <returns>chrF, in 0..100.</returns>
    public double Value(ReadOnlySpan<double> totals)
    {
        var factor = (double)options.Beta * options.Beta;
        double sum = 0, precisions = 0, recalls = 0;
        var effective = 0;
        for (var order = 0; order < orders; order++)
        {
            var (predicted, gold, matched) = (totals[3 * order], totals[(3 * order) + 1], totals[(3 * order) + 2]);
            var precision = predicted > 0 ? matched / predicted : Epsilon;
            var recall = gold > 0 ? matched / gold : Epsilon;
            var denominator = (factor * precision) + recall;
            sum += denominator > 0 ? (1 + factor) * precision * recall / denominator : Epsilon;
            if (predicted > 0 && gold > 0)
            {
                precisions += precision;
                recalls += recall;
                effective++;
            }
        }

        if (options.EpsilonSmoothing)
        {
            return 100 * sum / orders;
        }

        if (precisions + recalls == 0)
        {
            return 0;
        }

        precisions /= effective;
        recalls /= effective;
        return 100 * ((1 + factor) * precisions * recalls / ((factor * precisions) + recalls));
    }

    private static string[] NamesOf(string unit, int n) => [$"run_{unit}_{n}", $"reference_{unit}_{n}", $"matching_{unit}_{n}"];

    private void Prepare(string text, Side side)
    {
        if (options.Lowercase)
        {
            scratch.Load(text);
            scratch.LowerTo(side.Characters);
        }
        else
        {
            side.Characters.Load(text);
        }

        if (options.WordOrder > 0)
        {
            SplitWords(side.Characters.Span, side.Words);
        }

        if (!options.Whitespace)
        {
            side.Characters.RemoveSpaces();
        }
    }

    /// <summary>Parts words at white space, and one mark of punctuation from each word: its last character or else its first.</summary>
    private void SplitWords(ReadOnlySpan<int> text, CodePoints words)
    {
        var room = words.Start(text.Length);
        var count = 0;
        for (var start = 0; start < text.Length;)
        {
            if (CharacterClass.IsSpace(text[start]))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < text.Length && !CharacterClass.IsSpace(text[end]))
            {
                end++;
            }

            var word = text[start..end];
            var cut = word.Length == 1 ? 0
                : CharacterClass.IsAsciiPunctuation(word[^1]) ? word.Length - 1
                : CharacterClass.IsAsciiPunctuation(word[0]) ? 1
                : 0;
            if (cut > 0)
            {
                room[count++] = table.Add(word[..cut]);
            }

            room[count++] = table.Add(word[cut..]);
            start = end;
        }

        words.End(count);
    }

    private void Compare(Span<double> statistics)
    {
        statistics.Clear();
        Compare(hypothesisSide.Characters.Span, referenceSide.Characters.Span, options.CharacterOrder, statistics);
        if (options.WordOrder > 0)
        {
            Compare(hypothesisSide.Words.Span, referenceSide.Words.Span, options.WordOrder, statistics[(3 * options.CharacterOrder)..]);
        }
    }

    private void Compare(ReadOnlySpan<int> hypothesis, ReadOnlySpan<int> reference, int maxOrder, Span<double> statistics)
    {
        trie.Reset(maxOrder * reference.Length);
        trie.Add(reference, maxOrder);
        if (maxOrder > 0)
        {
            trie.Match(hypothesis, maxOrder, statistics[2..], 3);
        }

        for (var n = 1; n <= maxOrder; n++)
        {
            var gold = Math.Max(0, reference.Length - n + 1);

            // A reference without n-grams of an order takes the order out.
            statistics[3 * (n - 1)] = gold > 0 ? Math.Max(0, hypothesis.Length - n + 1) : 0;
            statistics[(3 * (n - 1)) + 1] = gold;
        }
    }

    private sealed class Side
    {
        public CodePoints Characters { get; } = new();

        public CodePoints Words { get; } = new();
    }
}
