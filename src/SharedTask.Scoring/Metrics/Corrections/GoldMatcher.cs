namespace SharedTask.Scoring.Metrics.Corrections;

/// <summary>Tells whether edits of a run are those of an annotator: the same place, the same original tokens, and one of the corrections.</summary>
/// <param name="graph">The edits of the run.</param>
/// <param name="source">The tokens of the source.</param>
/// <param name="target">The tokens of the run.</param>
/// <param name="gold">The annotator's edits.</param>
internal sealed class GoldMatcher(EditGraph graph, IReadOnlyList<string> source, IReadOnlyList<string> target, IReadOnlyList<GoldEdit> gold)
{
    private readonly Dictionary<(int Start, int End), List<GoldEdit>> places =
        gold.GroupBy(edit => (edit.Start, edit.End)).ToDictionary(group => group.Key, group => group.ToList());

    /// <summary>The annotator's edits, in their order.</summary>
    public IReadOnlyList<GoldEdit> Gold => gold;

    /// <summary>The annotator's edits of a place, in their order.</summary>
    public IReadOnlyList<GoldEdit> At(int start, int end) => places.TryGetValue((start, end), out var edits) ? edits : [];

    /// <summary>Whether the annotator has an edit.</summary>
    public bool Has(EditArc arc) => places.Count > 0 && At(arc.Start, arc.End).Any(edit => IsMatch(arc, edit));

    /// <summary>Whether an edit is one of the annotator's.</summary>
    public bool IsMatch(EditArc arc, GoldEdit edit) =>
        arc.Start == edit.Start && arc.End == edit.End && IsRange(source, graph.SourceOf(arc), edit.Original)
        && edit.Corrections.Any(correction => IsText(graph.TargetOf(arc), correction));

    private bool IsText(Range range, string text) =>
        range.End.Value == range.Start.Value ? text.Length == 0 : IsRange(target, range, text.Split(' '));

    private static bool IsRange(IReadOnlyList<string> tokens, Range range, IReadOnlyList<string> others)
    {
        var (start, length) = range.GetOffsetAndLength(tokens.Count);
        return length == others.Count && Enumerable.Range(0, length).All(i => string.Equals(tokens[start + i], others[i], StringComparison.Ordinal));
    }
}
