using SharedTask.Scoring.Metrics.Generation.Tokens;

namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>
/// Translation edit rate (Snover et al. 2006) as sacreBLEU 2.6.0 has it: the insertions, deletions, substitutions and shifts of word
/// sequences that make the text a reference, per word of the reference, summed up over segments; in percent, at least 0 and the
/// lower the better. Of several references the one counts that needs the fewest edits, and their mean length. Without any
/// words in the references it is 100 if there is text, and 0 if there is none.
/// </summary>
public sealed class TerMetric : ISegmentMetric
{
    private readonly TerTokenization tokenization;
    private readonly TokenTable table = new();
    private readonly CodePoints hypothesisWords = new();
    private readonly CodePoints referenceWords = new();
    private readonly ShiftSearch search = new();

    /// <summary>Prepares the metric.</summary>
    /// <param name="options">Its parameters.</param>
    public TerMetric(TerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        tokenization = new TerTokenization(options);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> StatisticNames { get; } = ["edits", "reference_length"];

    /// <inheritdoc/>
    public void Measure(string hypothesis, ReadOnlySpan<string> references, Span<double> statistics)
    {
        ArgumentNullException.ThrowIfNull(hypothesis);
        ArgumentOutOfRangeException.ThrowIfZero(references.Length, nameof(references));
        var bound = BleuTokenization.Bound(hypothesis);
        foreach (var reference in references)
        {
            bound += BleuTokenization.Bound(reference);
        }

        table.Reset(bound);
        tokenization.Tokenize(hypothesis, table, hypothesisWords);
        var edits = int.MaxValue;
        var length = 0;
        foreach (var reference in references)
        {
            tokenization.TokenizeReference(reference, table, referenceWords);
            length += referenceWords.Length;
            edits = Math.Min(edits, search.CountEdits(hypothesisWords.Span, referenceWords.Span));
        }

        statistics[0] = edits;
        statistics[1] = (double)length / references.Length;
    }

    /// <summary>TER of summed statistics.</summary>
    /// <param name="totals">The sums over segments, in the order of the names.</param>
    /// <returns>TER, in percent.</returns>
    public static double Value(ReadOnlySpan<double> totals) => totals[1] > 0 ? 100 * (totals[0] / totals[1]) : totals[0] > 0 ? 100 : 0;
}
