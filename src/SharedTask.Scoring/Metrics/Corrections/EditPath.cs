namespace SharedTask.Scoring.Metrics.Corrections;

/// <summary>The lightest path through the edits, by the algorithm of Bellman and Ford; of equally light ones the one that is found first.</summary>
internal static class EditPath
{
    /// <summary>Finds the path.</summary>
    /// <param name="graph">The edits.</param>
    /// <param name="weights">Their weights.</param>
    /// <returns>The edits of the path, in their order, without those that change nothing.</returns>
    public static IReadOnlyList<EditArc> Find(EditGraph graph, double[] weights)
    {
        var best = FindBest(graph, weights);
        var path = new List<EditArc>();
        for (var place = graph.Places - 1; best[place] >= 0;)
        {
            var arc = graph.Arcs[best[place]];
            if (!arc.IsSame)
            {
                path.Add(arc);
            }

            place = arc.From;
        }

        path.Reverse();
        return path;
    }

    /// <summary>For each place the edit that leads there.</summary>
    private static int[] FindBest(EditGraph graph, double[] weights)
    {
        var best = new int[graph.Places];
        Array.Fill(best, -1);
        var weightOf = new double[graph.Places];
        Array.Fill(weightOf, double.PositiveInfinity, 1, graph.Places - 1);
        for (var round = 1; round < graph.Places && TryImprove(graph, weights, weightOf, best); round++)
        {
        }

        return best;
    }

    private static bool TryImprove(EditGraph graph, double[] weights, double[] weightOf, int[] best)
    {
        var isImproved = false;
        foreach (var number in graph.Order)
        {
            var arc = graph.Arcs[number];
            var weight = weightOf[arc.From] + weights[number];
            if (weight < weightOf[arc.To])
            {
                weightOf[arc.To] = weight;
                best[arc.To] = number;
                isImproved = true;
            }
        }

        return isImproved;
    }
}
