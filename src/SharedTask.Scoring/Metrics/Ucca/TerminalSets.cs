namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>The terminals of units, not counting those that only remote edges lead to. The passage must not change meanwhile.</summary>
/// <param name="passage">The passage.</param>
/// <param name="withPunctuation">Whether punctuation marks belong to units.</param>
internal sealed class TerminalSets(UccaPassage passage, bool withPunctuation)
{
    private readonly int terminals = passage.Terminals.Count;
    private readonly Dictionary<UccaNode, TerminalSet> known = [];

    /// <summary>The terminals of a unit and of all below it.</summary>
    public TerminalSet Below(UccaNode top)
    {
        // Units are nested as deeply as a file wants, so that this must not call itself.
        var open = new Stack<(UccaNode Node, bool HasParts)>([(top, false)]);
        while (open.TryPop(out var next))
        {
            if (next.HasParts)
            {
                known[next.Node] = Unite(next.Node);
            }
            else if (known.TryAdd(next.Node, TerminalSet.Empty))
            {
                open.Push((next.Node, true));
                foreach (var edge in next.Node.Outgoing.Where(edge => Counts(edge) && !edge.Child.IsTerminal))
                {
                    open.Push((edge.Child, false));
                }
            }
        }

        return known[top];
    }

    private TerminalSet Unite(UccaNode unit)
    {
        var bits = TerminalSet.Bits(terminals);
        foreach (var child in unit.Outgoing.Where(Counts).Select(edge => edge.Child))
        {
            if (!child.IsTerminal)
            {
                known[child].AddTo(bits);
            }
            else if (withPunctuation || child.Kind == UccaNodeKind.Word)
            {
                TerminalSet.Add(bits, child.Number - 1);
            }
        }

        return new TerminalSet(bits);
    }

    private bool Counts(UccaEdge edge) => edge.Parent.Kind switch
    {
        UccaNodeKind.Punctuation => withPunctuation,
        UccaNodeKind.Linkage => true,
        _ => !edge.IsRemote,
    };
}
