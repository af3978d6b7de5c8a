using System.Text;

namespace SharedTask.Scoring.Metrics.Corrections;

/// <summary>
/// MaxMatch, or M² (Dahlmeier and Ng 2012): of all edits that could have made the run's sentence from the source, those that have the
/// most in common with an annotator's. Counts equal those of the official scorer of CoNLL-2014, version 3.2, also between equally good
/// choices.
/// </summary>
/// <param name="options">How edits are found.</param>
public sealed class MaxMatch(MaxMatchOptions options)
{
    /// <summary>Counts the edits of a sentence.</summary>
    /// <param name="source">The tokens of the source.</param>
    /// <param name="target">The tokens of the run.</param>
    /// <param name="annotators">The edits of each annotator, in the order of the reference.</param>
    /// <returns>Counts for each annotator; <see langword="null"/> if the two have so little in common that there are too many possible edits.</returns>
    public IReadOnlyList<CorrectionCounts>? Count(IReadOnlyList<string> source, IReadOnlyList<string> target, IReadOnlyList<IReadOnlyList<GoldEdit>> annotators)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(annotators);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] Number(IReadOnlyList<string> tokens) => [.. tokens.Select(token => numbers.TryGetValue(token, out var known) ? known : numbers[token] = numbers.Count)];
        return EditGraph.Find(Number(source), Number(target), options) is { } graph
            ? [.. annotators.Select(gold => Count(graph, source, target, gold))]
            : null;
    }

    private CorrectionCounts Count(EditGraph graph, IReadOnlyList<string> source, IReadOnlyList<string> target, IReadOnlyList<GoldEdit> gold)
    {
        var matcher = new GoldMatcher(graph, source, target, gold);
        var path = EditPath.Find(graph, EditWeights.Of(graph, matcher));
        List<EditArc> proposed = [.. path.Where(arc => !(options.IgnoresSpaceAndCase && IsEqualWithoutSpaceAndCase(source, graph.SourceOf(arc), target, graph.TargetOf(arc))))];
        return new CorrectionCounts(CountMatches(proposed, matcher), proposed.Count, gold.Count);
    }

    /// <summary>
    /// Right edits in the order of both sides. One that the annotator has twice counts twice, and one of whom an annotator's later edit was
    /// found already does not count, as in the official scorer.
    /// </summary>
    private static int CountMatches(List<EditArc> proposed, GoldMatcher matcher)
    {
        var (matches, next) = (0, 0);
        foreach (var arc in proposed)
        {
            for (var i = next; i < matcher.Gold.Count; i++)
            {
                if (matcher.IsMatch(arc, matcher.Gold[i]))
                {
                    matches++;
                    next = i + 1;
                }
            }
        }

        return matches;
    }

    private static bool IsEqualWithoutSpaceAndCase(IReadOnlyList<string> source, Range from, IReadOnlyList<string> target, Range to) =>
        Lower(source, from).SequenceEqual(Lower(target, to));

    private static IEnumerable<Rune> Lower(IReadOnlyList<string> tokens, Range range) =>
        Enumerable.Range(range.Start.Value, range.End.Value - range.Start.Value).SelectMany(i => tokens[i].EnumerateRunes().Select(Lower));

    // Letter by letter, as the texts of Python 2 do it.
    private static Rune Lower(Rune rune) => rune.Value == 0x130 ? new Rune('i') : Rune.ToLowerInvariant(rune);
}
