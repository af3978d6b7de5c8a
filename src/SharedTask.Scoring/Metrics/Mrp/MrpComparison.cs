using SharedTask.Scoring.Metrics.Smatch;

namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>What two graphs have in common.</summary>
/// <param name="Pieces">The pieces of information, by <see cref="MrpPiece"/>.</param>
/// <param name="Missed">How many more pieces could match, at most, under another mapping of nodes; 0 if the mapping is proven to be the best one.</param>
public sealed record MrpComparison(IReadOnlyList<MrpTally> Pieces, int Missed)
{
    // What could match is found, sorted and kept, which takes longer than a step.
    private const long StepsOfMatch = 40;
    private const long StepsOfNodes = 60;

    /// <summary>Compares two graphs under the mapping of nodes that mtool finds where its search comes to an end: the best one.</summary>
    /// <param name="run">The graph of the run.</param>
    /// <param name="gold">The graph of the reference.</param>
    /// <param name="work">The work that may be done; where it does not even suffice to begin the search, nodes are mapped as mtool does before it, or by what they have alike.</param>
    /// <returns>The comparison.</returns>
    internal static MrpComparison Of(MrpGraph run, MrpGraph gold, WorkBudget work)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(gold);
        if (gold.Nodes.Count == 0)
        {
            // mtool then does not count what the run has.
            return new(new MrpTally[Enum.GetValues<MrpPiece>().Length], 0);
        }

        var (mapping, missed) = Map(run, gold, work);
        return new(new MrpPieces(gold, run).Count(mapping), missed);
    }

    private static (int[] Mapping, int Missed) Map(MrpGraph run, MrpGraph gold, WorkBudget work)
    {
        var most = Math.Min(MrpPieces.Size(gold), MrpPieces.Size(run));
        work.Spend(StepsOfNodes * gold.Nodes.Count * run.Nodes.Count);
        if (work.IsSpent)
        {
            return (AlikeNodes.Map(gold, run), most);
        }

        var yields = UnitYields.Of(gold, run);
        var order = new PairingOrder(new NodeLikeness(gold, run, yields), gold.IsBilexical);
        var rules = new PairingRules(order, gold.IsBilexical, gold.IsBilexical ? null : yields);
        var matches = new MrpMatches(gold, run, rules);
        work.Spend(StepsOfMatch * matches.Count);
        if (work.IsSpent)
        {
            return (order.First, most);
        }

        var problem = matches.Problem();
        var (options, worth, bound) = FirstBestSearch.Solve(problem, order, rules, work);
        if (worth == bound && matches.HasLoops)
        {
            options = LoopedMapping.Find(problem, matches, order, rules, work) ?? options;
        }

        return ([.. options.Select(option => option < 0 ? -1 : problem.Options[option].Column)], bound - worth);
    }
}
