namespace SharedTask.Scoring.Metrics.Latency;

/// <summary>
/// The source of a translation in the chunks that were read between its delays, each cut into tokens of a length of its own. No
/// token is stored: a delay may stand for any number of them.
/// </summary>
internal sealed class SourceChunks
{
    private readonly double? tokenLength;
    private readonly List<double> ends = [0];
    private readonly List<double> counts = [0];

    /// <summary>Cuts a source.</summary>
    /// <param name="delays">The delays of a translation; a chunk ends at each that is new.</param>
    /// <param name="tokenLength">The length of a token of speech, the last one of a chunk being shorter; <see langword="null"/> for words, of length 1.</param>
    public SourceChunks(ReadOnlySpan<double> delays, double? tokenLength)
    {
        this.tokenLength = tokenLength;
        var seen = new HashSet<double>();
        var last = 0.0;
        foreach (var delay in delays)
        {
            if (seen.Add(delay))
            {
                Add(delay - last);
                last = delay;
            }
        }
    }

    /// <summary>How many tokens the chunks before one have.</summary>
    /// <param name="chunk">The chunk, counted from 1; those behind the last one are empty.</param>
    /// <returns>A whole number.</returns>
    public double TokensBefore(int chunk) => counts[Math.Min(chunk, counts.Count) - 1];

    /// <summary>When a token ends.</summary>
    /// <param name="token">The token, counted from 1; 0 for the start.</param>
    /// <returns>The time, in the unit of the delays.</returns>
    public double EndOf(double token)
    {
        if (tokenLength is not { } length)
        {
            return token;
        }

        var found = counts.BinarySearch(token);
        if (found >= 0)
        {
            // Chunks without tokens take no time.
            return ends[found];
        }

        var chunk = ~found - 1;
        return ends[chunk] + ((token - counts[chunk]) * length);
    }

    /// <summary>Divides as Python's <c>divmod</c>: the rest is never negative.</summary>
    /// <param name="value">What is divided.</param>
    /// <param name="by">By what; greater than 0.</param>
    /// <returns>The whole number of times, and what is left.</returns>
    public static (double Whole, double Left) Divide(double value, double by)
    {
        var rest = value % by;
        var whole = Math.Round((value - rest) / by);
        return rest < 0 ? (whole - 1, rest + by) : (whole, rest);
    }

    private void Add(double duration)
    {
        if (tokenLength is not { } length)
        {
            counts.Add(counts[^1] + duration);
            return;
        }

        // Where delays decrease SimulEval keeps the rest of a negative duration as a token, and so do we.
        var (whole, rest) = Divide(duration, length);
        whole = Math.Max(0, whole);
        counts.Add(counts[^1] + whole + (rest > 0 ? 1 : 0));
        ends.Add(ends[^1] + (whole * length) + rest);
    }
}
