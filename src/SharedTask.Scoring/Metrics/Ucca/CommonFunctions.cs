namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>Moves function units that two passages share to their tops, for it does not matter where functions hang.</summary>
internal static class CommonFunctions
{
    public static void MoveToTop(UccaPassage one, UccaPassage other)
    {
        var (functions, others) = (Find(one), Find(other));
        foreach (var (words, unit) in functions)
        {
            if (others.TryGetValue(words, out var same))
            {
                Move(one, unit);
                Move(other, same);
            }
        }
    }

    /// <summary>Of several functions over the same words the last one counts.</summary>
    private static Dictionary<TerminalSet, UccaNode> Find(UccaPassage passage)
    {
        var functions = new Dictionary<TerminalSet, UccaNode>();
        var words = new TerminalSets(passage, withPunctuation: false);
        foreach (var unit in passage.Units.Where(unit => unit is { Kind: UccaNodeKind.Foundational, PrimaryEdge.First: UccaCategories.Function }))
        {
            functions[words.Below(unit)] = unit;
        }

        return functions;
    }

    private static void Move(UccaPassage passage, UccaNode unit)
    {
        passage.Disconnect(unit.PrimaryParent!.Outgoing.First(edge => edge.Child == unit));
        if (passage.Heads.Count == 0)
        {
            throw new UccaStructureException("no unit is at the top");
        }

        passage.Connect(passage.Heads[0], unit, [UccaCategories.Function], isRemote: false);
    }
}
