namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>How many n-grams two texts have, and how many of them in common.</summary>
/// <param name="Predicted">Those of the run's text.</param>
/// <param name="Gold">Those of the reference.</param>
/// <param name="Common">Those that both have.</param>
internal readonly record struct NgramCounts(long Predicted, long Gold, long Common)
{
    /// <summary>Counts the n-grams of two texts.</summary>
    /// <param name="predicted">The run's text, as numbers of words.</param>
    /// <param name="gold">The reference.</param>
    /// <param name="order">1 for words, 2 for pairs of neighbouring ones.</param>
    /// <param name="countsOnce">Whether an n-gram that occurs twice counts once.</param>
    public static NgramCounts Of(ReadOnlySpan<int> predicted, ReadOnlySpan<int> gold, int order, bool countsOnce)
    {
        var (left, right) = (Sorted(predicted, order, countsOnce), Sorted(gold, order, countsOnce));
        var common = 0;
        for (var (i, j) = (0, 0); i < left.Length && j < right.Length;)
        {
            var compared = left[i].CompareTo(right[j]);
            common += compared == 0 ? 1 : 0;
            i += compared <= 0 ? 1 : 0;
            j += compared >= 0 ? 1 : 0;
        }

        return new NgramCounts(left.Length, right.Length, common);
    }

    private static long[] Sorted(ReadOnlySpan<int> words, int order, bool countsOnce)
    {
        var ngrams = new long[Math.Max(0, words.Length - order + 1)];
        for (var i = 0; i < ngrams.Length; i++)
        {
            ngrams[i] = ((long)words[i] << 32) | (uint)words[i + order - 1];
        }

        Array.Sort(ngrams);
        return countsOnce ? [.. ngrams.Distinct()] : ngrams;
    }
}
