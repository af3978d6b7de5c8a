namespace SharedTask.Scoring.Metrics.Correlation;

/// <summary>Items with the same code.</summary>
/// <param name="Counts">How many items have each code.</param>
/// <param name="Pairs">How many pairs of items have the same code.</param>
/// <param name="Values">How many codes occur.</param>
internal readonly record struct TieSums(int[] Counts, long Pairs, int Values)
{
    /// <summary>Counts items.</summary>
    /// <param name="codes">The codes, below their number.</param>
    /// <param name="counts">How many items each stands for.</param>
    /// <returns>The sums.</returns>
    public static TieSums Of(int[] codes, ReadOnlySpan<int> counts)
    {
        var byCode = new int[codes.Length];
        for (var pair = 0; pair < codes.Length; pair++)
        {
            byCode[codes[pair]] += counts[pair];
        }

        var (pairs, values) = (0L, 0);
        foreach (var count in byCode)
        {
            pairs += PairsOf(count);
            values += count > 0 ? 1 : 0;
        }

        return new(byCode, pairs, values);
    }

    /// <summary>How many pairs items make.</summary>
    /// <param name="items">The number of items.</param>
    /// <returns>n (n − 1) / 2.</returns>
    public static long PairsOf(long items) => items * (items - 1) / 2;
}
