using SharedTask.Scoring.Metrics.Smatch;

namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>
/// The mapping that mtool takes where the reference has edges from a node to itself. It goes on to a mapping under which more edges match, and
/// takes it if more is counted there; but such an edge it counts once for each edge at the other node, so that it may stay with one before.
/// </summary>
internal static class LoopedMapping
{
    /// <summary>Finds the pairs of nodes.</summary>
    /// <param name="problem">What pairs are worth, each edge counted once.</param>
    /// <param name="matches">What is counted besides.</param>
    /// <param name="order">The order in which mappings are tried.</param>
    /// <param name="rules">Which pairs go together.</param>
    /// <param name="work">The work that may be done.</param>
    /// <returns>For each row its option or -1; <see langword="null"/> if there is nothing to pair, or the work is spent.</returns>
    public static int[]? Find(PairingProblem problem, MrpMatches matches, PairingOrder order, PairingRules rules, WorkBudget work)
    {
        var pairing = new Pairing(problem, work);
        var (best, most) = ((int[]?)null, 0);
        for (var target = 1; FirstBestSearch.FindFirst(target, problem, order, rules, work) is { } found; target = pairing.Worth + 1)
        {
            pairing.Set(found);
            work.Spend(problem.Rows + matches.LoopCount);
            var counted = pairing.Worth + found.Where(option => option >= 0).Sum(option => matches.SurplusOf(problem.Options[option].Row, problem.Options[option].Column));
            (best, most) = counted > most ? (found, counted) : (best, most);
        }

        return work.IsSpent ? null : best;
    }
}
