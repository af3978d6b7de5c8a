using SharedTask.Scoring.Metrics.Correlation;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Agreement;

/// <summary>
/// Krippendorff's α (Krippendorff 2011): 1 − observed / expected disagreement over the labels of items that at least two annotators
/// labelled; missing annotations are allowed. At most 1; 0 is chance. It is 1 if one label alone occurs in these items, as NLTK has it,
/// and NaN if no item was labelled twice.
/// </summary>
public static class KrippendorffAlpha
{
    /// <summary>α for labels without order: any two different labels disagree fully.</summary>
    /// <param name="table">The annotations.</param>
    /// <param name="items">The items to count; one may occur several times, as in a resample.</param>
    /// <returns>The value.</returns>
    public static double Nominal(AnnotationTable table, ReadOnlySpan<int> items)
    {
        var counts = CountPairable(table, items);
        var observed = default(CompensatedSum);
        var ofItem = new long[counts.Length];
        foreach (var item in items)
        {
            var labels = table.Labels(item);
            if (labels.Length >= 2)
            {
                var agreeing = 0L;
                foreach (var label in labels)
                {
                    // Adds the ordered pairs that this annotation makes with equal ones before it.
                    agreeing += 2 * ofItem[label]++;
                }

                Clear(ofItem, labels);
                observed.Add((((double)labels.Length * (labels.Length - 1)) - agreeing) / (labels.Length - 1));
            }
        }

        Int128 total = counts.Sum(), equal = 0;
        foreach (var count in counts)
        {
            equal += (Int128)count * count;
        }

        return Alpha(observed.Value, (double)((total * total) - equal), (double)total);
    }

    /// <summary>α for ordered labels: two disagree by the square of the number of labels in use between them, each end counting half.</summary>
    /// <param name="table">The annotations; the labels' numbers are their order.</param>
    /// <param name="items">The items to count; one may occur several times, as in a resample.</param>
    /// <returns>The value.</returns>
    public static double Ordinal(AnnotationTable table, ReadOnlySpan<int> items)
    {
        // That distance is the difference of the labels' middle positions among all sorted labels.
        var counts = CountPairable(table, items);
        var positions = new double[counts.Length];
        var below = 0L;
        for (var label = 0; label < positions.Length; label++)
        {
            positions[label] = below + (counts[label] / 2.0);
            below += counts[label];
        }

        return OfSquares(table, items, counts, positions);
    }

    /// <summary>α for numbers: two disagree by their squared difference.</summary>
    /// <param name="table">The annotations.</param>
    /// <param name="items">The items to count; one may occur several times, as in a resample.</param>
    /// <param name="numbers">The number that each label stands for.</param>
    /// <returns>The value.</returns>
    public static double Interval(AnnotationTable table, ReadOnlySpan<int> items, IReadOnlyList<double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var counts = CountPairable(table, items);
        return OfSquares(table, items, counts, Scaled(numbers, counts));
    }

    /// <summary>
    /// α for numbers with a zero point: two disagree by the square of (a − b) / (a + b). Takes as many steps as there are pairs of
    /// different numbers.
    /// </summary>
    /// <param name="table">The annotations.</param>
    /// <param name="items">The items to count; one may occur several times, as in a resample.</param>
    /// <param name="numbers">The number that each label stands for.</param>
    /// <returns>The value; NaN if a number is negative.</returns>
    public static double Ratio(AnnotationTable table, ReadOnlySpan<int> items, IReadOnlyList<double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var counts = CountPairable(table, items);
        numbers = Scaled(numbers, counts);
        if (Enumerable.Range(0, counts.Length).Any(label => counts[label] > 0 && numbers[label] < 0))
        {
            return double.NaN;
        }

        var observed = default(CompensatedSum);
        var ofItem = new long[counts.Length];
        foreach (var item in items)
        {
            var labels = table.Labels(item);
            if (labels.Length >= 2)
            {
                foreach (var label in labels)
                {
                    ofItem[label]++;
                }

                int[] used = [.. labels.ToArray().Distinct().Order()];
                observed.Add(RatioDisagreement(used, ofItem, numbers) / (labels.Length - 1));
                Clear(ofItem, labels);
            }
        }

        int[] all = [.. Enumerable.Range(0, counts.Length).Where(label => counts[label] > 0)];
        return Alpha(observed.Value, RatioDisagreement(all, counts, numbers), counts.Sum());
    }

    /// <summary>How often each label occurs in items that at least two annotators labelled.</summary>
    private static long[] CountPairable(AnnotationTable table, ReadOnlySpan<int> items)
    {
        ArgumentNullException.ThrowIfNull(table);
        var counts = new long[table.LabelCount];
        foreach (var item in items)
        {
            var labels = table.Labels(item);
            if (labels.Length >= 2)
            {
                foreach (var label in labels)
                {
                    counts[label]++;
                }
            }
        }

        return counts;
    }

    /// <summary>The unit of the numbers does not matter: one is taken in which their squares neither overflow nor vanish.</summary>
    private static double[] Scaled(IReadOnlyList<double> numbers, long[] counts) =>
        SortedPairs.Scale([.. numbers.Select((number, label) => counts[label] > 0 ? number : 0)]);

    private static void Clear(long[] counts, ReadOnlySpan<int> labels)
    {
        foreach (var label in labels)
        {
            counts[label] = 0;
        }
    }

    private static double RatioDisagreement(int[] labels, long[] counts, IReadOnlyList<double> numbers)
    {
        var sum = default(CompensatedSum);
        for (var i = 0; i < labels.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (left, right) = (numbers[labels[i]], numbers[labels[j]]);
                var distance = left == right ? 0 : (left - right) / (left + right);
                sum.Add(2.0 * counts[labels[i]] * counts[labels[j]] * distance * distance);
            }
        }

        return sum.Value;
    }

    /// <summary>α where two labels disagree by the squared difference of their places: sums over pairs become sums of squares around means.</summary>
    private static double OfSquares(AnnotationTable table, ReadOnlySpan<int> items, long[] counts, double[] places)
    {
        var observed = default(CompensatedSum);
        foreach (var item in items)
        {
            var labels = table.Labels(item);
            if (labels.Length >= 2)
            {
                var mean = default(CompensatedSum);
                foreach (var label in labels)
                {
                    mean.Add(places[label] / labels.Length);
                }

                var squares = default(CompensatedSum);
                foreach (var label in labels)
                {
                    squares.Add((places[label] - mean.Value) * (places[label] - mean.Value));
                }

                observed.Add(2 * labels.Length * squares.Value / (labels.Length - 1));
            }
        }

        var total = counts.Sum();
        var center = default(CompensatedSum);
        var around = default(CompensatedSum);
        for (var label = 0; label < counts.Length; label++)
        {
            center.Add(counts[label] == 0 ? 0 : places[label] * ((double)counts[label] / total));
        }

        for (var label = 0; label < counts.Length; label++)
        {
            around.Add(counts[label] == 0 ? 0 : counts[label] * (places[label] - center.Value) * (places[label] - center.Value));
        }

        return Alpha(observed.Value, counts.Count(count => count > 0) == 1 ? 0 : 2 * total * around.Value, total);
    }

    /// <summary>1 − (observed / n) / (expected / n (n − 1)), both being sums over ordered pairs.</summary>
    private static double Alpha(double observed, double expected, double total) => total == 0 ? double.NaN
        : expected == 0 ? 1
        : 1 - (observed * (total - 1) / expected);
}
