namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>
/// Which units each unit of a UCCA graph has below it, but for remote edges, and over which characters of the text. In circles, which UCCA
/// does not have, a unit knows what was found up to there, as in mtool.
/// </summary>
internal sealed class UnitYields
{
    private readonly MrpGraph graph;
    private readonly ILookup<int, int> parts;
    private readonly BigSet?[] characters;

    private UnitYields(MrpGraph graph)
    {
        this.graph = graph;
        parts = graph.Edges.Where(edge => !edge.IsRemote).ToLookup(edge => edge.Source, edge => edge.Target);
        characters = new BigSet?[graph.Nodes.Count];
        Below = [.. graph.Nodes.Select(_ => new BigSet(graph.Nodes.Count))];
        for (var node = 0; node < graph.Nodes.Count; node++)
        {
            Visit(node);
        }
    }

    /// <summary>For each unit those below it.</summary>
    public BigSet[] Below { get; }

    /// <summary>For each unit the characters that it is over.</summary>
    public IReadOnlyList<BigSet> Characters => characters!;

    /// <summary>The yields of two graphs of UCCA with texts.</summary>
    /// <returns>The yields, or <see langword="null"/> for other graphs.</returns>
    public static (UnitYields Gold, UnitYields Run)? Of(MrpGraph gold, MrpGraph run) =>
        gold is { Framework: "ucca", Text: not null } && run is { Framework: "ucca", Text: not null } ? (new(gold), new(run)) : null;

    private void Visit(int node)
    {
        if (characters[node] is not null)
        {
            return;
        }

        var own = characters[node] = graph.Text!.Characters(graph.Nodes[node].Anchors ?? []);
        foreach (var part in parts[node])
        {
            Visit(part);
            own.Add(characters[part]!);
            Below[node].Add(part);
            Below[node].Add(Below[part]);
        }
    }
}
