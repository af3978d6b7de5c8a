namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>
/// The best score that a run of question answering could have if it left out its answers above some threshold on the probability that
/// there is no answer, as in SQuAD v2.0 (Rajpurkar, Jia and Liang 2018).
/// </summary>
/// <param name="Best">The score, in percent; NaN without segments.</param>
/// <param name="Threshold">The greatest probability at which an answer is kept; 0 where it is best to give none.</param>
public readonly record struct AnswerThreshold(double Best, double Threshold)
{
    /// <summary>Tries every threshold; segments of the same probability are taken in, one after the other, in their order.</summary>
    /// <param name="probabilities">For every segment the probability, or any number that grows with it.</param>
    /// <param name="gains">What giving the answer changes: its score, in 0..1, where there is an answer; elsewhere −1, or 0 for an empty text.</param>
    /// <param name="unanswerable">How many segments have no answer: the score if none is given.</param>
    /// <returns>The best score, with the least threshold that reaches it.</returns>
    public static AnswerThreshold Find(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> gains, int unanswerable)
    {
        // Equal probabilities keep the order of the segments, as a stable sort would.
        var order = new (double Probability, int Segment)[probabilities.Length];
        for (var segment = 0; segment < order.Length; segment++)
        {
            order[segment] = (probabilities[segment], segment);
        }

        Array.Sort(order);
        var (current, best, threshold) = ((double)unanswerable, (double)unanswerable, 0.0);
        foreach (var (probability, segment) in order)
        {
            current += gains[segment];
            if (current > best)
            {
                (best, threshold) = (current, probability);
            }
        }

        return new AnswerThreshold(100 * best / probabilities.Length, threshold);
    }
}
