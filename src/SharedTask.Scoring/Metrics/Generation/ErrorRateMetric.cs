using SharedTask.Scoring.Metrics.Generation.Tokens;

namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>
/// Word and character error rate as jiwer has them: the insertions, deletions and substitutions that make the text the reference, per
/// word or character of the reference; at least 0 and the lower the better. Over a corpus the edits of all segments are divided by the
/// length of all references; the mean of segments is the other usual reading. Without anything in the references the rate is the number
/// of insertions. Words stand between spaces, or any two and more white spaces: a single tab or no-break space belongs to a word. Of
/// several references the one with the lowest rate counts, the first of equal ones.
/// </summary>
/// <param name="unit">What is counted.</param>
/// <param name="lowercase">Whether the case of letters is ignored.</param>
public sealed class ErrorRateMetric(ErrorRateUnit unit, bool lowercase = false) : ISegmentMetric
{
    private readonly TokenTable table = new();
    private readonly BitRows rows = new();
    private readonly CodePoints hypothesisSymbols = new();
    private readonly CodePoints referenceSymbols = new();
    private CodePoints text = new();
    private CodePoints other = new();

    /// <inheritdoc/>
    public IReadOnlyList<string> StatisticNames { get; } = ["edits", "reference_length", "rate", "segments"];

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
        Tokenize(hypothesis, hypothesisSymbols);
        var best = double.PositiveInfinity;
        foreach (var reference in references)
        {
            Tokenize(reference, referenceSymbols);
            var edits = rows.Distance(referenceSymbols.Span, hypothesisSymbols.Span, table.Count);
            var rate = Rate(edits, referenceSymbols.Length);
            if (rate < best)
            {
                best = rate;
                (statistics[0], statistics[1], statistics[2], statistics[3]) = (edits, referenceSymbols.Length, rate, 1);
            }
        }
    }

    /// <summary>The error rate over all segments together.</summary>
    /// <param name="totals">The sums over segments, in the order of the names.</param>
    /// <returns>The rate.</returns>
    public static double CorpusRate(ReadOnlySpan<double> totals) => Rate(totals[0], totals[1]);

    /// <summary>The mean of the segments' error rates.</summary>
    /// <param name="totals">The sums over segments, in the order of the names.</param>
    /// <returns>The mean; NaN without segments.</returns>
    public static double MeanRate(ReadOnlySpan<double> totals) => totals[2] / totals[3];

    private static double Rate(double edits, double length) => length > 0 ? edits / length : edits;

    private void Tokenize(string source, CodePoints symbols)
    {
        text.Load(source);
        if (lowercase)
        {
            text.LowerTo(other);
            (text, other) = (other, text);
        }

        if (unit == ErrorRateUnit.Words)
        {
            SplitWords(text.Span, symbols);
            return;
        }

        text.TrimEnd();
        var points = text.Span;
        while (!points.IsEmpty && CharacterClass.IsSpace(points[0]))
        {
            points = points[1..];
        }

        BleuTokenization.Number(points, table, symbols);
    }

    private void SplitWords(ReadOnlySpan<int> points, CodePoints words)
    {
        var room = words.Start((points.Length / 2) + 1);
        var (count, start) = (0, 0);
        for (var i = 0; i <= points.Length; i++)
        {
            if (i == points.Length || PartsWords(points, i))
            {
                if (i > start)
                {
                    room[count++] = table.Add(points[start..i]);
                }

                start = i + 1;
            }
        }

        words.End(count);
    }

    /// <summary>Whether a space stands at a place, or white space that is not alone between two words.</summary>
    private static bool PartsWords(ReadOnlySpan<int> points, int place) => points[place] == ' '
        || (CharacterClass.IsSpace(points[place])
            && (place == 0 || place == points.Length - 1 || CharacterClass.IsSpace(points[place - 1]) || CharacterClass.IsSpace(points[place + 1])));
}
