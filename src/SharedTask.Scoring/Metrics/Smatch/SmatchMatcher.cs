namespace SharedTask.Scoring.Metrics.Smatch;

/// <summary>
/// Counts the triples that two graphs have in common under the best mapping of nodes (smatch; Cai and Knight 2013). Smatch looks for the
/// mapping by hill climbing from five random starts and may miss it; here it is found exactly by branch and bound, within a bounded amount
/// of work. What is found is the same in every run and on every machine.
/// </summary>
/// <param name="kinds">The triples that count.</param>
public sealed class SmatchMatcher(TripleKinds kinds = TripleKinds.All)
{
    /// <summary>The work that is done for a pair of graphs at most, in steps of a few nanoseconds.</summary>
    public const long MostSteps = 50_000_000;

    /// <summary>The work that is done for all pairs of a file at most; of more pairs than a few dozen each has an equal share of it.</summary>
    public const long MostStepsOfAll = 2_000_000_000;

    /// <summary>The work that may be done for each of many pairs.</summary>
    /// <param name="pairs">How many pairs there are.</param>
    /// <returns>The steps for each.</returns>
    public static long StepsOfEach(int pairs) => Math.Min(MostSteps, MostStepsOfAll / Math.Max(1, pairs));

    // Pairs of triples are sorted and kept, which takes longer than a step.
    private const int StepsOfMatch = 40;

    /// <summary>Compares two graphs.</summary>
    /// <param name="run">The graph of the run.</param>
    /// <param name="gold">The graph of the reference.</param>
    /// <param name="steps">The work that may be done; where it does not even suffice to begin the search, nodes are mapped in their order.</param>
    /// <returns>The counts.</returns>
    public SmatchCounts Match(AmrGraph run, AmrGraph gold, long steps = MostSteps)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(gold);
        var matches = new TripleMatches(run, gold, kinds);
        var work = new WorkBudget(steps - (StepsOfMatch * matches.Count));
        var (worth, bound) = work.IsSpent ? OrderedMapping.Count(run, gold, kinds) : Solve(matches.Problem(), work);
        return new SmatchCounts(worth, run.Count(kinds), gold.Count(kinds), bound);
    }

    private static (int Worth, int Bound) Solve(PairingProblem problem, WorkBudget work)
    {
        var (worth, bound, _) = PairingSearch.Solve(problem, work);
        return (worth, bound);
    }
}
