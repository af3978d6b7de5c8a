namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>What every segment contributes to a metric, and sums over some or all segments.</summary>
public sealed class SegmentTable
{
    private readonly double[] values;

    /// <summary>Makes a table of zeros.</summary>
    /// <param name="names">The names of the numbers that a segment contributes.</param>
    /// <param name="count">How many segments there are.</param>
    public SegmentTable(IReadOnlyList<string> names, int count)
    {
        ArgumentNullException.ThrowIfNull(names);
        Names = names;
        Count = count;
        values = new double[(long)names.Count * count];
    }

    /// <summary>The names of the numbers that a segment contributes.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many segments there are.</summary>
    public int Count { get; }

    /// <summary>What a segment contributes.</summary>
    /// <param name="segment">Its number.</param>
    public Span<double> this[int segment] => values.AsSpan(segment * Names.Count, Names.Count);

    /// <summary>Measures all segments of a run.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="hypotheses">The run's texts.</param>
    /// <param name="referencesOf">The references of a segment, by its number; at least one.</param>
    /// <returns>What the segments contribute.</returns>
    public static SegmentTable Measure(ISegmentMetric metric, IReadOnlyList<string> hypotheses, Func<int, string[]> referencesOf)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(hypotheses);
        ArgumentNullException.ThrowIfNull(referencesOf);
        var table = new SegmentTable(metric.StatisticNames, hypotheses.Count);
        for (var segment = 0; segment < table.Count; segment++)
        {
            metric.Measure(hypotheses[segment], referencesOf(segment), table[segment]);
        }

        return table;
    }

    /// <summary>The sum over all segments.</summary>
    /// <returns>As many numbers as there are names.</returns>
    public double[] Total()
    {
        var totals = new double[Names.Count];
        for (var segment = 0; segment < Count; segment++)
        {
            Add(segment, totals);
        }

        return totals;
    }

    /// <summary>The sum over some segments.</summary>
    /// <param name="segments">Their numbers; one that occurs twice counts twice.</param>
    /// <returns>As many numbers as there are names.</returns>
    public double[] Total(ReadOnlySpan<int> segments)
    {
        var totals = new double[Names.Count];
        foreach (var segment in segments)
        {
            Add(segment, totals);
        }

        return totals;
    }

    private void Add(int segment, double[] totals)
    {
        var row = this[segment];
        for (var i = 0; i < row.Length; i++)
        {
            totals[i] += row[i];
        }
    }
}
