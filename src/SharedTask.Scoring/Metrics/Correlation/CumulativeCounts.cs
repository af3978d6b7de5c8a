namespace SharedTask.Scoring.Metrics.Correlation;

/// <summary>Counts by code that can be summed up to any code in few steps (Fenwick 1994).</summary>
/// <param name="codes">How many codes there are.</param>
internal sealed class CumulativeCounts(int codes)
{
    private readonly int[] tree = new int[codes + 1];
    private readonly int[] counts = new int[codes];

    /// <summary>All that was added.</summary>
    public long Total { get; private set; }

    /// <summary>Adds to a code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="count">How many.</param>
    public void Add(int code, int count)
    {
        if (count == 0)
        {
            return;
        }

        Total += count;
        counts[code] += count;
        for (var node = code + 1; node < tree.Length; node += node & -node)
        {
            tree[node] += count;
        }
    }

    /// <summary>What was added to a code.</summary>
    /// <param name="code">The code.</param>
    /// <returns>The count.</returns>
    public int At(int code) => counts[code];

    /// <summary>What was added to lesser codes.</summary>
    /// <param name="code">The code.</param>
    /// <returns>The sum.</returns>
    public long Below(int code)
    {
        var sum = 0L;
        for (var node = code; node > 0; node &= node - 1)
        {
            sum += tree[node];
        }

        return sum;
    }
}
