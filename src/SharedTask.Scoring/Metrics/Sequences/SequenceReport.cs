using SharedTask.Scoring.Metrics.Classification;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Sequences;

/// <summary>
/// Precision, recall and F1 of spans and of tokens, with the semantics of seqeval: averages run over the types that occur in the
/// gold or in the prediction. A value that is undefined is NaN.
/// </summary>
public sealed class SequenceReport
{
    private readonly SequenceCounts counts;
    private readonly ZeroDivision zeroDivision;

    /// <summary>Sums up counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="zeroDivision">What precision, recall and F1 are where their denominator is zero: 0, 1 or undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">The policy is none of these three.</exception>
    public SequenceReport(SequenceCounts counts, ZeroDivision zeroDivision = ZeroDivision.Zero)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (zeroDivision is not (ZeroDivision.Zero or ZeroDivision.One or ZeroDivision.Undefined))
        {
            throw new ArgumentOutOfRangeException(nameof(zeroDivision), zeroDivision, "Spans know 0, 1 and undefined.");
        }

        this.counts = counts;
        this.zeroDivision = zeroDivision;
        var sum = default(SpanCount);
        foreach (var type in counts.Types)
        {
            sum += type;
        }

        Micro = Values(sum);
        Macro = Average(_ => 1);
        Weighted = sum.Gold > 0 ? Average(type => type.Gold)
            : new(sum.Predicted == 0 ? Fallback : 0, Fallback, sum.Predicted == 0 ? Fallback : 0);
    }

    /// <summary>The values of all types taken together (conlleval's overall values).</summary>
    public SpanValues Micro { get; }

    /// <summary>The plain means over types; undefined where there are no spans at all.</summary>
    public SpanValues Macro { get; }

    /// <summary>
    /// The means over types, weighted by their numbers of gold spans. Without any gold span recall is what
    /// <see cref="ZeroDivision"/> says, and so are precision and F1 if nothing is predicted; otherwise these are 0.
    /// </summary>
    public SpanValues Weighted { get; }

    /// <summary>The values of spans whose type is ignored.</summary>
    public SpanValues Untyped => Values(counts.Untyped);

    /// <summary>The values of tokens whose tag is not <c>O</c>, equal where their whole tags are; undefined without tags.</summary>
    public SpanValues Tokens => counts.Tokens == 0 ? new(double.NaN, double.NaN, double.NaN) : Values(counts.InsideTokens);

    /// <summary>The share of tokens whose tag is right, <c>O</c> included, in 0..1; undefined without tokens.</summary>
    public double TokenAccuracy => counts.Tokens == 0 ? double.NaN : (double)counts.CorrectTokens / counts.Tokens;

    private double Fallback => zeroDivision switch
    {
        ZeroDivision.Zero => 0,
        ZeroDivision.One => 1,
        _ => double.NaN,
    };

    /// <summary>The values of one type.</summary>
    /// <param name="type">The type's number.</param>
    /// <returns>Its values.</returns>
    public SpanValues OfType(int type) => Values(CountOf(type));

    /// <summary>The counts of one type.</summary>
    /// <param name="type">The type's number.</param>
    /// <returns>Its counts.</returns>
    public SpanCount CountOf(int type) => type < counts.Types.Length ? counts.Types[type] : default;

    private SpanValues Values(SpanCount count) =>
        new(Divide(count.Correct, count.Predicted), Divide(count.Correct, count.Gold), Divide(2 * count.Correct, count.Predicted + count.Gold));

    private double Divide(long part, long whole) => whole > 0 ? (double)part / whole : Fallback;

    private SpanValues Average(Func<SpanCount, long> weigh)
    {
        var (precision, recall, f1) = (default(WeightedMean), default(WeightedMean), default(WeightedMean));
        foreach (var type in counts.Types)
        {
            if (type.Predicted + type.Gold > 0)
            {
                var values = Values(type);
                precision.Add(values.Precision, weigh(type));
                recall.Add(values.Recall, weigh(type));
                f1.Add(values.F1, weigh(type));
            }
        }

        return new(precision.Value, recall.Value, f1.Value);
    }

    /// <summary>The mean of the values that are defined.</summary>
    private struct WeightedMean
    {
        private CompensatedSum sum;
        private long weights;

        public readonly double Value => weights == 0 ? double.NaN : sum.Value / weights;

        public void Add(double value, long weight)
        {
            if (!double.IsNaN(value))
            {
                sum.Add(weight * value);
                weights += weight;
            }
        }
    }
}
