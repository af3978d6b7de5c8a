using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Ranking;

/// <summary>
/// One order out of several columns: mean rank, AutoRank, Borda count, win rate and the Pareto front of systems. Columns of different
/// units are made comparable by using nothing but the order of the systems in each.
/// </summary>
public sealed class RankAggregation
{
    private readonly double[][] columns;
    private readonly int systems;
    private readonly MissingScore missing;

    /// <summary>Takes the scores over.</summary>
    /// <param name="columns">For each column the score of every system, NaN where it has none.</param>
    /// <param name="higherIsBetter">For each column whether a greater score is better.</param>
    /// <param name="missing">What a system without a score in a column is.</param>
    /// <exception cref="ArgumentException">The columns have different numbers of systems, or directions are missing.</exception>
    public RankAggregation(IReadOnlyList<double[]> columns, IReadOnlyList<bool> higherIsBetter, MissingScore missing)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(higherIsBetter);
        systems = columns.Count == 0 ? 0 : columns[0].Length;
        if (columns.Any(column => column.Length != systems))
        {
            throw new ArgumentException("Every column needs a score, or NaN, for every system.", nameof(columns));
        }

        if (higherIsBetter.Count != columns.Count)
        {
            throw new ArgumentException("Every column needs a direction.", nameof(higherIsBetter));
        }

        // From here on greater is better everywhere.
        this.columns = [.. columns.Select((column, i) => higherIsBetter[i] ? column : [.. column.Select(score => -score)])];
        this.missing = missing;
    }

    /// <summary>The mean over columns of each system's rank in them, from 1; lower is better, NaN if it is incomplete and therefore unranked.</summary>
    /// <param name="tieRule">How equal scores are numbered within a column.</param>
    /// <returns>A mean per system.</returns>
    public double[] MeanRank(TieRule tieRule) => SumOver(column => Ranks.Of(column, higherIsBetter: true, tieRule), columns.Length);

    /// <summary>
    /// The Borda count: over all columns, a point for every system that is worse and half a point for every one that is equal.
    /// Higher is better; NaN if the system is incomplete and therefore unranked.
    /// </summary>
    /// <returns>A count per system.</returns>
    public double[] Borda() => SumOver(Beaten, 1);

    /// <summary>The share of comparisons with every other system in every column that a system wins, in 0..1, equal scores counting half; NaN without comparisons.</summary>
    /// <returns>A rate per system.</returns>
    public double[] WinRate() => SumOver(Beaten, columns.Length * (CountRanked() - 1));

    /// <summary>
    /// AutoRank of WMT24 (Kocmi et al. 2024): every column is scaled linearly, so that the best of the N ranked systems has 1 and the worst
    /// has N, and the mean over columns is taken. Where all are equal in a column, all have 1 there. Lower is better, from 1 to N; NaN if
    /// the system is incomplete and therefore unranked.
    /// </summary>
    /// <returns>A mean per system.</returns>
    public double[] AutoRank()
    {
        var ranked = CountRanked();
        return SumOver(column => Scaled(column, ranked), columns.Length);
    }

    /// <summary>
    /// The systems which no other one dominates: none is at least as good in all columns and better in one. A system without a
    /// score in some column is compared as the policy says; an unranked one is on no front.
    /// </summary>
    /// <returns>Whether each system is on the front.</returns>
    public bool[] ParetoFront()
    {
        var filled = columns.Select(Filled).ToArray();
        bool Dominates(int one, int other) =>
            Array.TrueForAll(filled, column => column[one] >= column[other]) && Array.Exists(filled, column => column[one] > column[other]);
        return
        [
            .. Enumerable.Range(0, systems).Select(system => IsRanked(system)
                && !Enumerable.Range(0, systems).Any(other => Dominates(other, system))),
        ];
    }

    /// <summary>Linearly from 1 for the best score to a number for the worst one; what has none is as bad as the worst.</summary>
    private static double[] Scaled(double[] column, int worst)
    {
        double[] finite = [.. column.Where(double.IsFinite)];
        var (least, greatest) = finite.Length == 0 ? (0, 0) : (finite.Min(), finite.Max());
        return Array.ConvertAll(column, score => double.IsNegativeInfinity(score) ? worst
            : greatest == least ? 1
            : 1 + ((worst - 1) * (greatest - score) / (greatest - least)));
    }

    /// <summary>How many systems are worse than each, those that are equal counting half: as many as the mean of its places leaves behind it.</summary>
    private double[] Beaten(double[] column)
    {
        var ranked = CountRanked();
        return Array.ConvertAll(Ranks.Of(column, higherIsBetter: true, TieRule.Average), rank => ranked - rank);
    }

    /// <summary>For each system the sum over columns of what one makes of it, divided by a number; NaN if it is unranked or the number is 0.</summary>
    private double[] SumOver(Func<double[], double[]> measure, int divisor)
    {
        var sums = new CompensatedSum[systems];
        foreach (var column in columns.Select(Filled))
        {
            var measured = measure(column);
            for (var system = 0; system < systems; system++)
            {
                sums[system].Add(measured[system]);
            }
        }

        return [.. sums.Select((sum, system) => IsRanked(system) && divisor > 0 ? sum.Value / divisor : double.NaN)];
    }

    private int CountRanked() => Enumerable.Range(0, systems).Count(IsRanked);

    private bool IsRanked(int system) => missing != MissingScore.Unranked || Array.TrueForAll(columns, column => !double.IsNaN(column[system]));

    /// <summary>A column in which what takes no part is NaN, and what counts as worst stands behind everything.</summary>
    private double[] Filled(double[] column) =>
    [
        .. column.Select((score, system) => !IsRanked(system) ? double.NaN : double.IsNaN(score) ? double.NegativeInfinity : score),
    ];
}
