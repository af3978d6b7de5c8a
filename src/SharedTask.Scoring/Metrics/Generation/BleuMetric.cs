using SharedTask.Scoring.Metrics.Generation.Tokens;

namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>
/// BLEU (Papineni et al. 2002) as sacreBLEU 2.6.0 has it (Post 2018): the geometric mean of the precisions of n-grams up to order 4,
/// summed up over segments, times the brevity penalty; in 0..100. n-grams are clipped by the reference that has them most; the length
/// is compared with the closest reference's, the shorter one of two. BLEU is 0 where nothing matches.
/// </summary>
public sealed class BleuMetric : ISegmentMetric
{
    // The logarithm that sacreBLEU takes for that of 0.
    private const double LogOfZero = -9999999999;

    private readonly BleuOptions options;
    private readonly BleuTokenization tokenization;
    private readonly TokenTable table = new();
    private readonly NgramTrie trie = new();
    private readonly CodePoints hypothesisWords = new();
    private readonly List<CodePoints> referenceWords = [];

    /// <summary>Prepares the metric.</summary>
    /// <param name="options">Its parameters.</param>
    public BleuMetric(BleuOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxOrder, 1, nameof(options));
        this.options = options;
        tokenization = new BleuTokenization(options.Tokenizer, options.Lowercase);
        StatisticNames =
        [
            "length", "reference_length",
            .. Enumerable.Range(1, options.MaxOrder).Select(n => $"matches_{n}"),
            .. Enumerable.Range(1, options.MaxOrder).Select(n => $"ngrams_{n}"),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> StatisticNames { get; }

    /// <inheritdoc/>
    public void Measure(string hypothesis, ReadOnlySpan<string> references, Span<double> statistics)
    {
        ArgumentNullException.ThrowIfNull(hypothesis);
        ArgumentOutOfRangeException.ThrowIfZero(references.Length, nameof(references));
        statistics.Clear();
        Tokenize(hypothesis, references);
        var capacity = 0;
        for (var r = 0; r < references.Length; r++)
        {
            capacity += referenceWords[r].Length;
        }

        var order = options.MaxOrder;
        trie.Reset(order * capacity);
        for (var r = 0; r < references.Length; r++)
        {
            trie.Add(referenceWords[r].Span, order);
        }

        statistics[0] = hypothesisWords.Length;
        statistics[1] = ClosestLength(references.Length);
        trie.Match(hypothesisWords.Span, order, statistics[2..], 1);
        for (var n = 1; n <= order; n++)
        {
            statistics[1 + order + n] = Math.Max(0, hypothesisWords.Length - n + 1);
        }
    }

    /// <summary>BLEU of summed statistics.</summary>
    /// <param name="totals">The sums over segments, in the order of the names.</param>
    /// <returns>BLEU, in 0..100.</returns>
    public double Value(ReadOnlySpan<double> totals)
    {
        Span<double> precisions = stackalloc double[options.MaxOrder];
        return Compute(totals, precisions);
    }

    /// <summary>BLEU of summed statistics, with what it is made of.</summary>
    /// <param name="totals">The sums over segments, in the order of the names.</param>
    /// <returns>BLEU and its parts.</returns>
    public BleuScore Score(ReadOnlySpan<double> totals)
    {
        var precisions = new double[options.MaxOrder];
        return new BleuScore(Compute(totals, precisions), precisions, BrevityPenalty(totals), totals[0], totals[1]);
    }

    private void Tokenize(string hypothesis, ReadOnlySpan<string> references)
    {
        var bound = BleuTokenization.Bound(hypothesis);
        foreach (var reference in references)
        {
            bound += BleuTokenization.Bound(reference);
        }

        table.Reset(bound);
        for (var r = 0; r < references.Length; r++)
        {
            if (r == referenceWords.Count)
            {
                referenceWords.Add(new CodePoints());
            }

            tokenization.Tokenize(references[r], table, referenceWords[r]);
        }

        tokenization.Tokenize(hypothesis, table, hypothesisWords);
    }

    private int ClosestLength(int references)
    {
        var closest = referenceWords[0].Length;
        for (var r = 1; r < references; r++)
        {
            var length = referenceWords[r].Length;
            var difference = Math.Abs(hypothesisWords.Length - length).CompareTo(Math.Abs(hypothesisWords.Length - closest));
            if (difference < 0 || (difference == 0 && length < closest))
            {
                closest = length;
            }
        }

        return closest;
    }

    private static double BrevityPenalty(ReadOnlySpan<double> totals) =>
        totals[0] >= totals[1] ? 1 : totals[0] > 0 ? Math.Exp(1 - (totals[1] / totals[0])) : 0;

    private double Compute(ReadOnlySpan<double> totals, Span<double> precisions)
    {
        precisions.Clear();
        var matches = totals.Slice(2, options.MaxOrder);
        if (!matches.ContainsAnyExcept(0))
        {
            return 0;
        }

        var order = FindPrecisions(matches, totals[(2 + options.MaxOrder)..], precisions);
        var sum = 0.0;
        foreach (var precision in precisions[..order])
        {
            sum += precision == 0 ? LogOfZero : Math.Log(precision);
        }

        // Rounding alone must not lead beyond the end of the range; floor smoothing by more than one match does, as in sacreBLEU.
        var value = BrevityPenalty(totals) * Math.Exp(sum / order);
        return value is > 100 and < 100 + 1e-9 ? 100 : value;
    }

    /// <summary>Fills in the precisions, and says how many orders count.</summary>
    private int FindPrecisions(ReadOnlySpan<double> matches, ReadOnlySpan<double> ngrams, Span<double> precisions)
    {
        var used = options.MaxOrder;
        var divisor = 1.0;
        for (var n = 0; n < options.MaxOrder; n++)
        {
            var added = options.Smoothing == BleuSmoothing.AddK && n > 0 ? options.UsedSmoothingValue : 0;
            var count = matches[n] + added;
            var total = ngrams[n] + added;
            if (total == 0)
            {
                break;
            }

            if (options.EffectiveOrder)
            {
                used = n + 1;
            }

            if (count > 0)
            {
                precisions[n] = 100 * count / total;
            }
            else if (options.Smoothing == BleuSmoothing.Exponential)
            {
                divisor *= 2;
                precisions[n] = 100 / (divisor * total);
            }
            else if (options.Smoothing == BleuSmoothing.Floor)
            {
                precisions[n] = 100 * options.UsedSmoothingValue / total;
            }
        }

        return used;
    }
}
