namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>A graph of a meaning, normalized as mtool does before it scores.</summary>
/// <param name="Framework">The framework, such as <c>eds</c>.</param>
/// <param name="Flavor">How nodes are anchored: 0 where each is a word, 1 in any part of the text, 2 not at all; <see langword="null"/> if it is not told.</param>
/// <param name="Nodes">The nodes; they are known by their places.</param>
/// <param name="Edges">The edges; two with the same ends and the same label count once.</param>
/// <param name="Text">The text; <see langword="null"/> if it is not told or empty.</param>
public sealed record MrpGraph(string Framework, int? Flavor, IReadOnlyList<MrpNode> Nodes, IReadOnlyList<MrpEdge> Edges, MrpText? Text)
{
    private static readonly string[] Bilexical = ["dm", "psd", "pas", "ccd"];

    /// <summary>Whether nodes are words, in the order of the text: they are then mapped to each other in this order alone.</summary>
    public bool IsBilexical => Flavor == 0 || Bilexical.Contains(Framework, StringComparer.Ordinal);

    /// <summary>The graph that a run is taken to have where it has none.</summary>
    /// <param name="gold">The graph of the reference.</param>
    /// <returns>A graph without nodes.</returns>
    public static MrpGraph EmptyFor(MrpGraph gold)
    {
        ArgumentNullException.ThrowIfNull(gold);
        return new(gold.Framework, gold.Flavor, [], [], null);
    }
}
