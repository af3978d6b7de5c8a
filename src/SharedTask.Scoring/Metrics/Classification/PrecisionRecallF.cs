using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Classification;

/// <summary>Precision, recall and F of one class or an average; NaN where undefined.</summary>
/// <param name="Precision">True positives among predicted positives, in 0..1.</param>
/// <param name="Recall">True positives among gold positives, in 0..1.</param>
/// <param name="F1">The harmonic mean of the two, in 0..1.</param>
/// <param name="FBeta">Their harmonic mean with recall weighing β² times as much, in 0..1.</param>
public readonly record struct PrecisionRecallF(double Precision, double Recall, double F1, double FBeta)
{
    /// <summary>Every value undefined.</summary>
    public static PrecisionRecallF Undefined { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>The values of counts.</summary>
    /// <param name="hits">The true positives.</param>
    /// <param name="predicted">The predicted positives, at least <paramref name="hits"/>.</param>
    /// <param name="gold">The gold positives, at least <paramref name="hits"/>.</param>
    /// <param name="zeroDivision">What a value is whose denominator is zero.</param>
    /// <param name="beta">The β of F-beta, greater than 0.</param>
    /// <returns>The values.</returns>
    public static PrecisionRecallF Of(long hits, long predicted, long gold, ZeroDivision zeroDivision, double beta)
    {
        var square = beta * beta;
        return new(
            Divide(hits, predicted, zeroDivision),
            Divide(hits, gold, zeroDivision),
            Divide(2.0 * hits, predicted + gold, zeroDivision),
            Divide((1 + square) * hits, (square * gold) + predicted, zeroDivision));
    }

    /// <summary>The means of values, each over those that are defined.</summary>
    /// <param name="values">The values with their weights, which are at least 0.</param>
    /// <returns>The means; undefined where the weights of the defined values come to 0.</returns>
    public static PrecisionRecallF Mean(IReadOnlyCollection<(long Weight, PrecisionRecallF Values)> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (precision, recall, f1, fBeta) = (default(DefinedMean), default(DefinedMean), default(DefinedMean), default(DefinedMean));
        foreach (var (weight, value) in values)
        {
            precision.Add(weight, value.Precision);
            recall.Add(weight, value.Recall);
            f1.Add(weight, value.F1);
            fBeta.Add(weight, value.FBeta);
        }

        return new(precision.Value, recall.Value, f1.Value, fBeta.Value);
    }

    /// <summary>The means of values, each over those that are defined.</summary>
    /// <param name="weights">The values' weights, at least 0.</param>
    /// <param name="values">As many values.</param>
    /// <returns>The means; undefined where the weights of the defined values come to 0.</returns>
    public static PrecisionRecallF Mean(ReadOnlySpan<long> weights, ReadOnlySpan<PrecisionRecallF> values)
    {
        var (precision, recall, f1, fBeta) = (default(DefinedMean), default(DefinedMean), default(DefinedMean), default(DefinedMean));
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                precision.Add(weights[i], values[i].Precision);
                recall.Add(weights[i], values[i].Recall);
                f1.Add(weights[i], values[i].F1);
                fBeta.Add(weights[i], values[i].FBeta);
            }
        }

        return new(precision.Value, recall.Value, f1.Value, fBeta.Value);
    }

    /// <summary>A quotient of counts.</summary>
    /// <param name="part">The numerator.</param>
    /// <param name="whole">The denominator, at least 0.</param>
    /// <param name="zeroDivision">What the quotient is if the denominator is zero.</param>
    /// <returns>The quotient.</returns>
    internal static double Divide(double part, double whole, ZeroDivision zeroDivision) => whole > 0 ? part / whole : zeroDivision switch
    {
        ZeroDivision.Zero => 0,
        ZeroDivision.Undefined => double.NaN,
        _ => 1,
    };

    /// <summary>The mean of the values that are defined.</summary>
    /// <param name="values">The values with their weights, which are at least 0.</param>
    /// <returns>The mean, or NaN if their weights come to 0.</returns>
    internal static double WeightedMean(IEnumerable<(long Weight, double Value)> values)
    {
        var mean = default(DefinedMean);
        foreach (var (weight, value) in values)
        {
            mean.Add(weight, value);
        }

        return mean.Value;
    }

    /// <summary>The mean of the values that are defined.</summary>
    /// <param name="weights">The values' weights, at least 0.</param>
    /// <param name="values">As many values.</param>
    /// <returns>The mean, or NaN if the weights come to 0.</returns>
    internal static double WeightedMean(ReadOnlySpan<long> weights, ReadOnlySpan<double> values)
    {
        var mean = default(DefinedMean);
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                mean.Add(weights[i], values[i]);
            }
        }

        return mean.Value;
    }

    private struct DefinedMean
    {
        private CompensatedSum sum;
        private long weights;

        public readonly double Value => weights == 0 ? double.NaN : sum.Value / weights;

        public void Add(long weight, double value)
        {
            if (!double.IsNaN(value))
            {
                sum.Add(weight * value);
                weights += weight;
            }
        }
    }
}
