namespace SharedTask.Scoring.Metrics.Preference;

/// <summary>The share of its comparisons that a system wins, a draw being half a win.</summary>
public static class WinRate
{
    /// <summary>The rates of all systems.</summary>
    /// <param name="systems">How many systems there are.</param>
    /// <param name="comparisons">The judgements; their order does not matter, those of a system with itself are ignored.</param>
    /// <returns>A rate per system, in 0..1; NaN for one that was never compared.</returns>
    public static double[] Of(int systems, IEnumerable<Comparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        var (won, compared) = (new double[systems], new int[systems]);
        foreach (var one in comparisons.Where(one => one.Winner != one.Loser))
        {
            won[one.Winner] += one.IsDraw ? .5 : 1;
            won[one.Loser] += one.IsDraw ? .5 : 0;
            compared[one.Winner]++;
            compared[one.Loser]++;
        }

        return [.. won.Zip(compared, (wins, all) => wins / all)];
    }
}
