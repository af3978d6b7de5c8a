namespace SharedTask.Scoring.Metrics.Preference;

/// <summary>
/// The model of Bradley and Terry 1952: system i is preferred to j with probability p_i / (p_i + p_j). Strengths of greatest
/// likelihood by the minorization-maximization of Hunter 2004; a draw is half a win for both.
/// </summary>
public static class BradleyTerry
{
    private const int MostRounds = 1_000_000;
    private const double Settled = 1e-14;

    /// <summary>The natural logarithms of the strengths, with mean 0: the difference of two is the log-odds of a preference.</summary>
    /// <param name="systems">How many systems there are.</param>
    /// <param name="comparisons">The judgements; their order does not matter, those of a system with itself are ignored.</param>
    /// <returns>
    /// A logarithm per system; <see langword="null"/> if the greatest likelihood does not exist, because the systems fall into two
    /// groups of which one has never won, or drawn, against the other.
    /// </returns>
    public static double[]? Fit(int systems, IEnumerable<Comparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        var wins = new double[systems, systems];
        foreach (var one in comparisons.Where(one => one.Winner != one.Loser))
        {
            wins[one.Winner, one.Loser] += one.IsDraw ? .5 : 1;
            wins[one.Loser, one.Winner] += one.IsDraw ? .5 : 0;
        }

        if (!IsConnected(systems, (from, to) => wins[from, to] > 0) || !IsConnected(systems, (from, to) => wins[to, from] > 0))
        {
            return null;
        }

        var strengths = new double[systems];
        Array.Fill(strengths, 1);
        for (var round = 0; round < MostRounds && Improve(strengths, wins) > Settled; round++)
        {
        }

        return [.. strengths.Select(strength => Math.Log(strength))];
    }

    /// <summary>One round over all systems; the greatest relative change in it.</summary>
    private static double Improve(double[] strengths, double[,] wins)
    {
        var next = new double[strengths.Length];
        for (var i = 0; i < next.Length; i++)
        {
            var (won, expected) = (0.0, 0.0);
            for (var j = 0; j < next.Length; j++)
            {
                won += wins[i, j];
                expected += (wins[i, j] + wins[j, i]) / (strengths[i] + strengths[j]);
            }

            next[i] = next.Length == 1 ? 1 : won / expected;
        }

        var mean = Math.Exp(next.Average(strength => Math.Log(strength)));
        var change = 0.0;
        for (var i = 0; i < next.Length; i++)
        {
            next[i] /= mean;
            change = Math.Max(change, Math.Abs(next[i] - strengths[i]) / next[i]);
            strengths[i] = next[i];
        }

        return change;
    }

    private static bool IsConnected(int systems, Func<int, int, bool> leads)
    {
        var reached = new HashSet<int>();
        var open = new Stack<int>(systems > 0 ? [0] : []);
        while (open.TryPop(out var from))
        {
            if (reached.Add(from))
            {
                foreach (var to in Enumerable.Range(0, systems).Where(to => leads(from, to)))
                {
                    open.Push(to);
                }
            }
        }

        return reached.Count == systems;
    }
}
