namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>Gives every punctuation mark a unit of its own, below the lowest unit with the words around it.</summary>
internal static class UccaPunctuation
{
    public static void Reattach(UccaPassage passage)
    {
        foreach (var unit in passage.Units.Where(unit => unit.Kind == UccaNodeKind.Punctuation).ToArray())
        {
            passage.Prune(unit);
        }

        foreach (var mark in passage.Terminals.Where(terminal => terminal is { Kind: UccaNodeKind.PunctuationMark, Incoming.Count: 0 }))
        {
            var unit = passage.AddUnit(UccaNodeKind.Punctuation);
            passage.Connect(ParentOf(passage, mark) ?? passage.Root, unit, [UccaCategories.Punctuation], isRemote: false);
            passage.Connect(unit, mark, [UccaCategories.Terminal], isRemote: false);
        }
    }

    private static UccaNode? ParentOf(UccaPassage passage, UccaNode mark)
    {
        var around = new[] { WordBefore(passage.Terminals, mark.Number - 1), WordBehind(passage.Terminals, mark.Number - 1) }.OfType<UccaNode>().ToArray();
        return around.Length == 0 ? null : LowestAbove(passage, around[0], around.Length > 1 ? around[1] : null);
    }

    /// <summary>Before the first terminal the search goes on at the last one, as in UCCA's own code, whose lists have negative places.</summary>
    private static UccaNode? WordBefore(IReadOnlyList<UccaNode> terminals, int place)
    {
        for (var before = place - 1; before >= -terminals.Count; before--)
        {
            var terminal = terminals[before < 0 ? before + terminals.Count : before];
            if (terminal.Kind == UccaNodeKind.Word)
            {
                return terminal;
            }
        }

        return null;
    }

    private static UccaNode? WordBehind(IReadOnlyList<UccaNode> terminals, int place) =>
        terminals.Skip(place + 1).FirstOrDefault(terminal => terminal.Kind == UccaNodeKind.Word);

    /// <summary>Goes up from a word level by level. For one word alone, a unit that has terminals of its own is too low.</summary>
    private static UccaNode? LowestAbove(UccaPassage passage, UccaNode word, UccaNode? other)
    {
        if (other is not null)
        {
            passage.VisitAbove(other);
        }

        return Above(word).FirstOrDefault(unit => unit.Kind == UccaNodeKind.Foundational && (other is null ? !unit.Has(UccaCategories.Terminal) : passage.WasReached(unit)));
    }

    /// <summary>The units that a node is part of, then those that these are part of, and so on, each once.</summary>
    private static IEnumerable<UccaNode> Above(UccaNode node)
    {
        var seen = new HashSet<UccaNode>();
        var open = new Queue<UccaNode>([node]);
        while (open.TryDequeue(out var part))
        {
            foreach (var unit in part.Incoming.Select(edge => edge.Parent).Where(seen.Add))
            {
                yield return unit;
                open.Enqueue(unit);
            }
        }
    }
}
