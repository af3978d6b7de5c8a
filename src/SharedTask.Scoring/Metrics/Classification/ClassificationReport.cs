using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Classification;

/// <summary>
/// The classification metrics of a confusion matrix, with the semantics of scikit-learn. A value that is undefined is NaN.
/// Definitions are with the classification plugin.
/// </summary>
public sealed class ClassificationReport
{
    private readonly ConfusionMatrix matrix;
    private readonly ClassificationOptions options;
    private readonly long[] truePositives;
    private readonly long[] support;
    private readonly long[] predictions;
    private readonly List<int> averaged;
    private readonly long total;
    private readonly long correct;
    private PrecisionRecallF? macro;
    private PrecisionRecallF? micro;
    private PrecisionRecallF? weighted;

    /// <summary>Sums up a matrix.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="options">The open choices.</param>
    public ClassificationReport(ConfusionMatrix matrix, ClassificationOptions options)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(options);
        this.matrix = matrix;
        this.options = options;
        truePositives = new long[matrix.LabelCount];
        support = new long[matrix.LabelCount];
        predictions = new long[matrix.LabelCount + 1];
        for (var cell = 0; cell < matrix.Counts.Length; cell++)
        {
            var (gold, predicted, count) = (matrix.Gold[cell], matrix.Predicted[cell], matrix.Counts[cell]);
            support[gold] += count;
            predictions[predicted] += count;
            total += count;
            if (gold == predicted)
            {
                truePositives[gold] += count;
                correct += count;
            }
        }

        averaged = [.. options.AveragedLabels is { Count: > 0 } chosen ? chosen : Enumerable.Range(0, matrix.LabelCount).Where(IsAveraged)];
    }

    /// <summary>The share of items whose label is right, in 0..1.</summary>
    public double Accuracy => Ratio(correct, total);

    /// <summary>The mean recall of the classes that the gold has, in 0..1.</summary>
    public double BalancedAccuracy => Mean(Enumerable.Range(0, support.Length).Where(label => support[label] > 0).Select(label => Ratio(truePositives[label], support[label])));

    /// <summary>The plain means over classes.</summary>
    public PrecisionRecallF Macro => macro ??= Average(_ => 1);

    /// <summary>The means over classes, weighted by their numbers of gold items; if these are all 0, the values of the classes taken together.</summary>
    public PrecisionRecallF Weighted => weighted ??= averaged.Exists(label => support[label] > 0) ? Average(label => support[label]) : Micro;

    /// <summary>The values of the classes taken together.</summary>
    public PrecisionRecallF Micro => micro ??= Values(averaged.Sum(label => truePositives[label]), averaged.Sum(label => predictions[label]), averaged.Sum(label => support[label]));

    /// <summary>The values of the positive class; undefined without one.</summary>
    public PrecisionRecallF Positive => options.PositiveLabel is { } label ? OfClass(label) : PrecisionRecallF.Undefined;

    /// <summary>The harmonic mean of macro precision and macro recall, in 0..1; 0 if both are 0.</summary>
    public double HarmonicMacroF1
    {
        get
        {
            var (precision, recall) = (Macro.Precision, Macro.Recall);
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }

    /// <summary>Matthews' correlation coefficient in its multiclass form, in −1..1; 0 if its denominator is 0.</summary>
    public double Mcc
    {
        get
        {
            var (shared, gold, predicted) = SquareSums();
            var all = (double)((Int128)total * total);
            var denominator = Math.Sqrt(all - (double)gold) * Math.Sqrt(all - (double)predicted);
            return denominator == 0 ? 0 : (double)(((Int128)correct * total) - shared) / denominator;
        }
    }

    /// <summary>Cohen's κ, at most 1; undefined if chance agreement is certain.</summary>
    public double CohenKappa
    {
        get
        {
            var expected = ((Int128)total * total) - SquareSums().Shared;
            return Kappa((Int128)(total - correct) * total, expected);
        }
    }

    /// <summary>Cohen's κ with disagreements weighted by the distance of the labels in their order; undefined also if items are unanswered.</summary>
    public double CohenKappaLinear => HasUnanswered ? double.NaN : Kappa(Observed(distance => distance), ExpectedLinear());

    /// <summary>Cohen's κ with disagreements weighted by the squared distance of the labels in their order; undefined also if items are unanswered.</summary>
    public double CohenKappaQuadratic => HasUnanswered ? double.NaN : Kappa(Observed(distance => (Int128)distance * distance), ExpectedQuadratic());

    private bool HasUnanswered => predictions[^1] > 0;

    /// <summary>The values of one class.</summary>
    /// <param name="label">The class.</param>
    /// <returns>Its values.</returns>
    public PrecisionRecallF OfClass(int label) => Values(truePositives[label], predictions[label], support[label]);

    /// <summary>How many gold items a class has.</summary>
    /// <param name="label">The class.</param>
    /// <returns>The number.</returns>
    public long Support(int label) => support[label];

    private static double Ratio(long part, long whole) => whole == 0 ? double.NaN : (double)part / whole;

    private static double Mean(IEnumerable<double> values)
    {
        var sum = default(CompensatedSum);
        var count = 0;
        foreach (var value in values)
        {
            sum.Add(value);
            count++;
        }

        return count == 0 ? double.NaN : sum.Value / count;
    }

    private static double Kappa(Int128 observed, Int128 expected) => expected == 0 ? double.NaN : (double)(expected - observed) / (double)expected;

    private bool IsAveraged(int label) => support[label] > 0 || (predictions[label] > 0 && options.ZeroDivision != ZeroDivision.Sdu);

    private PrecisionRecallF Values(long hits, long predicted, long gold) =>
        PrecisionRecallF.Of(hits, predicted, gold, options.ZeroDivision, options.Beta);

    private PrecisionRecallF Average(Func<int, long> weigh) =>
        PrecisionRecallF.Mean(averaged.ConvertAll(label => (weigh(label), OfClass(label))));

    private (Int128 Shared, Int128 Gold, Int128 Predicted) SquareSums()
    {
        Int128 shared = 0, gold = 0, predicted = (Int128)predictions[^1] * predictions[^1];
        for (var label = 0; label < support.Length; label++)
        {
            shared += (Int128)support[label] * predictions[label];
            gold += (Int128)support[label] * support[label];
            predicted += (Int128)predictions[label] * predictions[label];
        }

        return (shared, gold, predicted);
    }

    private Int128 Observed(Func<long, Int128> weigh)
    {
        Int128 sum = 0;
        for (var cell = 0; cell < matrix.Counts.Length; cell++)
        {
            sum += weigh(Math.Abs((long)matrix.Gold[cell] - matrix.Predicted[cell])) * matrix.Counts[cell];
        }

        return sum * total;
    }

    /// <summary>Σ |i − j| · gold_i · predicted_j: over every cut between two labels, what stands on its two sides.</summary>
    private Int128 ExpectedLinear()
    {
        Int128 sum = 0, gold = 0, predicted = 0;
        for (var label = 0; label < support.Length; label++)
        {
            gold += support[label];
            predicted += predictions[label];
            sum += (gold * (total - predicted)) + (predicted * (total - gold));
        }

        return sum;
    }

    /// <summary>Σ (i − j)² · gold_i · predicted_j, multiplied out.</summary>
    private Int128 ExpectedQuadratic()
    {
        Int128 gold = 0, gold2 = 0, predicted = 0, predicted2 = 0;
        for (var label = 0; label < support.Length; label++)
        {
            gold += (Int128)label * support[label];
            gold2 += (Int128)label * label * support[label];
            predicted += (Int128)label * predictions[label];
            predicted2 += (Int128)label * label * predictions[label];
        }

        return (total * (gold2 + predicted2)) - (2 * gold * predicted);
    }
}
