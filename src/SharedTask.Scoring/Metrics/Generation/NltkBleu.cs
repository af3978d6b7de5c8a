namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>
/// BLEU of one sentence as nltk's <c>sentence_bleu</c> has it without smoothing: 0 where no word matches; any other precision that is 0
/// becomes the least normal number, so that the value is minute (1e-231 .. 1e-78) and not 0.
/// </summary>
public static class NltkBleu
{
    // Python's sys.float_info.min.
    private const double LeastNormal = 2.2250738585072014E-308;

    /// <summary>BLEU of a sentence's statistics.</summary>
    /// <param name="statistics">What the sentence contributes to <see cref="BleuMetric"/>: two lengths, then matches and n-grams of every order.</param>
    /// <returns>BLEU, in 0..1.</returns>
    public static double Value(ReadOnlySpan<double> statistics)
    {
        var order = (statistics.Length - 2) / 2;
        var matches = statistics.Slice(2, order);
        var ngrams = statistics.Slice(2 + order, order);
        if (matches[0] == 0)
        {
            return 0;
        }

        var sum = 0.0;
        for (var n = 0; n < order; n++)
        {
            sum += Math.Log(matches[n] > 0 ? matches[n] / ngrams[n] : LeastNormal) / order;
        }

        return (statistics[0] > statistics[1] ? 1 : Math.Exp(1 - (statistics[1] / statistics[0]))) * Math.Exp(sum);
    }
}
