namespace SharedTask.Scoring.Metrics.Corrections;

/// <summary>
/// Weights that make the lightest path the one with the most of an annotator's edits: their weight is negative and outweighs all others.
/// Of other edits each weighs its length and a bit more, so that few long ones are lighter than many short ones. Every time that an edit
/// is in the order adds to its weight, as in the official scorer.
/// </summary>
internal sealed class EditWeights
{
    private const double Bit = 0.001;

    private readonly EditGraph graph;
    private readonly GoldMatcher matcher;
    private readonly double[] weights;

    private EditWeights(EditGraph graph, GoldMatcher matcher)
    {
        this.graph = graph;
        this.matcher = matcher;
        weights = [.. graph.Arcs.Select(arc => (double)arc.Length)];
    }

    /// <summary>Weighs the edits.</summary>
    /// <returns>A weight for each of <see cref="EditGraph.Arcs"/>.</returns>
    public static double[] Of(EditGraph graph, GoldMatcher matcher)
    {
        var result = new EditWeights(graph, matcher);
        var insertions = new SortedDictionary<int, List<int>>();
        foreach (var number in graph.Order)
        {
            var arc = graph.Arcs[number];
            if (arc.Start != arc.End)
            {
                result.Weigh(number, matcher.Has(arc));
            }
            else if (insertions.TryGetValue(arc.Start, out var same))
            {
                same.Add(number);
            }
            else
            {
                insertions.Add(arc.Start, [number]);
            }
        }

        foreach (var (place, arcs) in insertions)
        {
            result.WeighInsertions([.. arcs.OrderBy(number => graph.Arcs[number].From).ThenBy(number => graph.Arcs[number].To)], place);
        }

        return result.weights;
    }

    private void Weigh(int number, bool isGold)
    {
        if (isGold)
        {
            weights[number] = -graph.Order.Count;
        }
        else if (!graph.Arcs[number].IsSame)
        {
            weights[number] += Bit;
        }
    }

    /// <summary>
    /// Several insertions at one place keep the annotator's order: they are taken in turns from the left and from the right, each with the
    /// annotator's edits that are left between those that were found, and after one was found the next has to join it.
    /// </summary>
    private void WeighInsertions(int[] arcs, int place)
    {
        var golds = matcher.At(place, place);
        var (left, right) = (0, arcs.Length - 1);
        var (firstGold, lastGold) = (0, golds.Count - 1);
        for (var fromLeft = true; left <= right;)
        {
            // The last one that is left counts as one from the left.
            fromLeft |= left == right;
            var current = fromLeft ? left : right;
            var found = FindGold(golds, firstGold, lastGold, fromLeft, graph.Arcs[arcs[current]]);
            Weigh(arcs[current], found is not null);
            if (found is null)
            {
                (left, right) = fromLeft ? (left + 1, right) : (left, right - 1);
                fromLeft = !fromLeft;
            }
            else if (fromLeft)
            {
                firstGold = found.Value + 1;
                left = PassOver(arcs, current, 1);
            }
            else
            {
                lastGold = found.Value - 1;
                right = PassOver(arcs, current, -1);
            }
        }
    }

    private int? FindGold(IReadOnlyList<GoldEdit> golds, int first, int last, bool fromLeft, EditArc arc)
    {
        for (var (i, step) = fromLeft ? (first, 1) : (last, -1); i >= first && i <= last; i += step)
        {
            if (matcher.IsMatch(arc, golds[i]))
            {
                return i;
            }
        }

        return null;
    }

    private int PassOver(int[] arcs, int current, int step)
    {
        var found = graph.Arcs[arcs[current]];
        var next = current + step;
        while (next >= 0 && next < arcs.Length && !(step > 0 ? graph.Arcs[arcs[next]].From == found.To : graph.Arcs[arcs[next]].To == found.From))
        {
            weights[arcs[next]] += Bit;
            next += step;
        }

        return next;
    }
}
