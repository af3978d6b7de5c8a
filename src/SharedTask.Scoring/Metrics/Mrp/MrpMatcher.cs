using SharedTask.Scoring.Metrics.Smatch;

namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>
/// Compares the pairs of graphs of a file one after the other (MRP; Oepen et al. 2019, 2020; values as of mtool). The work for each has a
/// limit: an equal share of what is left for all.
/// </summary>
/// <param name="pairs">How many pairs there are.</param>
/// <param name="steps">The work that may be done for all pairs, in steps of about ten nanoseconds.</param>
public sealed class MrpMatcher(int pairs, long steps = MrpMatcher.UsualSteps)
{
    /// <summary>The work that is done for a pair of graphs at most.</summary>
    public const long MostSteps = 50_000_000;

    /// <summary>The work that is usually done for all pairs of a file at most.</summary>
    public const long UsualSteps = 3_000_000_000;

    private long left = steps;
    private int pairsLeft = pairs;

    /// <summary>Compares the next two graphs.</summary>
    /// <param name="run">The graph of the run.</param>
    /// <param name="gold">The graph of the reference.</param>
    /// <returns>The comparison.</returns>
    public MrpComparison Match(MrpGraph run, MrpGraph gold)
    {
        var share = Math.Min(MostSteps, left / Math.Max(1, pairsLeft--));
        var work = new WorkBudget(share);
        var comparison = MrpComparison.Of(run, gold, work);
        left -= share - work.Left;
        return comparison;
    }
}
