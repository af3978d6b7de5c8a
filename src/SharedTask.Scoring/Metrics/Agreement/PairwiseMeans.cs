using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Agreement;

/// <summary>Plain means over pairs of annotators.</summary>
/// <param name="Pairs">How many pairs have items in common.</param>
/// <param name="Accuracy">The mean share of equal labels, in 0..1; NaN without a pair.</param>
/// <param name="CohenKappa">The mean of Cohen's κ, at most 1; NaN without a pair, or where one is undefined and not left out.</param>
/// <param name="MacroF1">The mean macro F1, in 0..1; NaN without a pair.</param>
public readonly record struct PairwiseMeans(int Pairs, double Accuracy, double CohenKappa, double MacroF1)
{
    /// <summary>The means over pairs.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="undefinedKappa">What a kappa is where chance agreement is certain.</param>
    /// <returns>The means.</returns>
    public static PairwiseMeans Of(IReadOnlyCollection<AnnotatorPair> pairs, UndefinedKappa undefinedKappa)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var kappas = pairs
            .Select(pair => double.IsNaN(pair.CohenKappa) && undefinedKappa == UndefinedKappa.One ? 1 : pair.CohenKappa)
            .Where(kappa => !double.IsNaN(kappa) || undefinedKappa != UndefinedKappa.LeftOut);
        return new(pairs.Count, Mean(pairs.Select(pair => pair.Accuracy)), Mean(kappas), Mean(pairs.Select(pair => pair.MacroF1)));
    }

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
}
