namespace SharedTask.Scoring.Statistics;

/// <summary>
/// The paired approximate randomization test of a metric of a whole corpus (Riezler and Maxwell 2005) in the form of sacreBLEU: in every
/// trial the outputs of each item change sides by chance. Two-sided; p = (1 + trials that differ by more than the systems) / (1 + trials),
/// and 1 where the systems never differ.
/// </summary>
public static class ApproximateRandomization
{
    /// <summary>Runs the trials.</summary>
    /// <param name="items">How many items there are.</param>
    /// <param name="difference">The metric of one system less that of the other, where the marked items have changed sides.</param>
    /// <param name="trials">How many trials, at least 1; sacreBLEU takes 10,000.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The p-value, in 0..1; NaN if the metric is undefined.</returns>
    public static double Test(int items, Func<bool[], double> difference, int trials, long seed)
    {
        ArgumentNullException.ThrowIfNull(difference);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        var isMoved = new bool[items];
        var observed = difference(isMoved);
        var random = new Xoshiro256(seed);
        var shuffled = new double[trials];
        for (var trial = 0; trial < trials; trial++)
        {
            ulong bits = 0;
            for (var item = 0; item < items; item++)
            {
                bits = item % 64 == 0 ? random.Next() : bits >> 1;
                isMoved[item] = (bits & 1) == 1;
            }

            shuffled[trial] = difference(isMoved);
        }

        return PValue(observed, shuffled);
    }

    /// <summary>The p-value of trials that were run already.</summary>
    /// <param name="observed">The difference of the systems.</param>
    /// <param name="shuffled">The difference in each trial; undefined ones, NaN, are left out.</param>
    /// <returns>The p-value, in 0..1; NaN if the difference is undefined, or every trial.</returns>
    public static double PValue(double observed, IReadOnlyList<double> shuffled)
    {
        ArgumentNullException.ThrowIfNull(shuffled);
        double[] distances = [.. shuffled.Where(double.IsFinite).Select(Math.Abs)];
        return PairedTests.Share(observed, distances, 0);
    }
}
