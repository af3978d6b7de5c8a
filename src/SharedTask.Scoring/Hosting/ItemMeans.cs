using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Hosting;

/// <summary>Metrics that are plain means over the items that have a value.</summary>
public static class ItemMeans
{
    /// <summary>Measures some items, together and drawn with replacement.</summary>
    /// <param name="metrics">How many metrics there are.</param>
    /// <param name="items">For each item a value of every metric, NaN where it has none and infinite where it is too large for a number.</param>
    /// <returns>The means; NaN where no item has a value, and infinite where they are too large for a number.</returns>
    public static SliceMeasure Of(int metrics, IReadOnlyList<double[]> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new(Means(metrics, items.Count, place => items[place]), random => Means(metrics, items.Count, _ => items[(int)random.Next((uint)items.Count)]));
    }

    private static double[] Means(int metrics, int count, Func<int, double[]> valuesAt)
    {
        var sums = new CompensatedSum[metrics];
        var counts = new int[metrics];
        for (var place = 0; place < count; place++)
        {
            var values = valuesAt(place);
            for (var metric = 0; metric < metrics; metric++)
            {
                if (!double.IsNaN(values[metric]))
                {
                    sums[metric].Add(values[metric]);
                    counts[metric]++;
                }
            }
        }

        // A sum that is no number was infinite on the way.
        return [.. sums.Zip(counts, (sum, scored) => scored == 0 ? double.NaN : double.IsNaN(sum.Value) ? double.PositiveInfinity : sum.Value / scored)];
    }
}
