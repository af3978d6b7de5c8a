namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>
/// Brings passages to the normal form in which UCCA compares them: top scenes have units of their own, a center within a center and a unit
/// with a single center, function or participant make way for what they hold. Units are visited from the heads downwards in the order of ids,
/// and units that come in on the way are visited too.
/// </summary>
public sealed class UccaNormalizer
{
    private readonly UccaPassage passage;
    private readonly int mostUnits;

    private UccaNormalizer(UccaPassage passage)
    {
        this.passage = passage;
        mostUnits = (2 * passage.Units.Count) + 100;
    }

    /// <summary>Brings a passage to its normal form, in place.</summary>
    /// <param name="passage">The passage.</param>
    /// <exception cref="UccaStructureException">The passage has no normal form.</exception>
    public static void Normalize(UccaPassage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        UccaPunctuation.Reattach(passage);
        new UccaNormalizer(passage).VisitAll();
        UccaPunctuation.Reattach(passage);
    }

    /// <summary>After every visit the parts of a unit are looked through anew, for they may have changed.</summary>
    private void VisitAll()
    {
        foreach (var node in passage.Units.Concat(passage.Terminals))
        {
            node.IsVisited = false;
        }

        foreach (var head in passage.Heads.ToArray())
        {
            var path = new Stack<UccaNode>();
            var next = head.IsVisited ? null : head;
            while (next is not null || path.Count > 0)
            {
                if (next is null)
                {
                    path.Pop();
                }
                else
                {
                    next.IsVisited = true;
                    path.Push(next);
                    Visit(next);
                }

                next = path.TryPeek(out var unit) ? unit.Outgoing.Find(edge => !edge.Child.IsVisited)?.Child : null;
            }
        }
    }

    private void Visit(UccaNode node)
    {
        if (node.Kind != UccaNodeKind.Foundational)
        {
            return;
        }

        SeparateScene(node);
        if (FlattenCenter(node) is { } unit && FlattenFunctions(unit) is { } left)
        {
            FlattenParticipants(left);
        }
    }

    private void SeparateScene(UccaNode node)
    {
        if (!(node.IsScene || node.Has(UccaCategories.Participant)) || !(node.Incoming.Count == 0 || node.Has(UccaCategories.ParallelScene)))
        {
            return;
        }

        // A scene that is made may have to be parted itself, and so on without an end: where H is a further category of an edge.
        if (passage.Units.Count > mostUnits)
        {
            throw new UccaStructureException($"there is no end of separating scenes within the unit 1.{node.Number}");
        }

        var edges = node.Outgoing.ToArray();
        var scene = passage.AddUnit(UccaNodeKind.Foundational);
        passage.Connect(node, scene, [UccaCategories.ParallelScene], isRemote: false);
        foreach (var edge in edges)
        {
            if (edge.First is not (UccaCategories.ParallelScene or UccaCategories.Punctuation or UccaCategories.Linker or UccaCategories.Ground) && passage.Copy(edge, scene, edge.Child))
            {
                passage.Prune(edge);
            }
        }
    }

    private UccaNode? FlattenCenter(UccaNode node)
    {
        if (node.Children(UccaCategories.Center) is not [var center])
        {
            return node;
        }

        if (node.PrimaryEdge is { First: UccaCategories.Center, Parent: var parent } && parent.Children(UccaCategories.Center).Count == 1)
        {
            foreach (var edge in node.Incoming.Where(edge => edge.IsRemote).ToArray())
            {
                passage.Copy(edge, edge.Parent, center);
            }

            foreach (var edge in node.Outgoing.ToArray())
            {
                passage.Copy(edge, parent, edge.Child);
            }

            return passage.Prune(node);
        }

        return node.Outgoing.Count == 1 ? Replace(node, center, node.Outgoing[0].IsRemote) : node;
    }

    private UccaNode? FlattenFunctions(UccaNode node)
    {
        if (node.Incoming.Count == 0)
        {
            return node;
        }

        foreach (var function in node.Children(UccaCategories.Function))
        {
            if (function.Kind != UccaNodeKind.Punctuation && function.Outgoing.Exists(edge => !edge.Has(UccaCategories.Terminal)))
            {
                foreach (var edge in function.Outgoing.ToArray())
                {
                    passage.Copy(edge, node, edge.Child, [edge.First == UccaCategories.Center ? UccaCategories.Function : edge.First]);
                }

                passage.Prune(function);
            }
        }

        return node.Outgoing.Count == 1 && node.Outgoing[0].Has(UccaCategories.Function) ? Replace(node, node.Outgoing[0].Child) : node;
    }

    private void FlattenParticipants(UccaNode node)
    {
        var participants = node.Children(UccaCategories.Participant);
        if (participants.Count == 1 && node.Outgoing.Count == 1)
        {
            var edge = participants[0].PrimaryEdge ?? throw new UccaStructureException($"the unit 1.{participants[0].Number} has no edge to it but remote ones");
            if (edge.Categories.Count == 1)
            {
                Replace(node, participants[0]);
                return;
            }
        }

        if (!node.IsScene)
        {
            foreach (var participant in participants.Where(participant => participant.IsImplicit))
            {
                passage.Prune(participant);
            }
        }
    }

    private UccaNode? Replace(UccaNode node, UccaNode part, bool isRemote = false)
    {
        foreach (var edge in node.Incoming.ToArray())
        {
            passage.Copy(edge, edge.Parent, part, isRemote: isRemote);
        }

        return passage.Prune(node);
    }
}
