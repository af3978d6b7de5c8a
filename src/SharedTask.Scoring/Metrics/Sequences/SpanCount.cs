namespace SharedTask.Scoring.Metrics.Sequences;

/// <summary>How many spans (or tokens) there are.</summary>
/// <param name="Correct">How many are in the gold and in the prediction.</param>
/// <param name="Predicted">How many are in the prediction.</param>
/// <param name="Gold">How many are in the gold.</param>
public readonly record struct SpanCount(long Correct, long Predicted, long Gold)
{
    /// <summary>Adds two counts.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static SpanCount operator +(SpanCount left, SpanCount right) => Add(left, right);

    /// <summary>Adds two counts.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Their sum.</returns>
    public static SpanCount Add(SpanCount left, SpanCount right) =>
        new(left.Correct + right.Correct, left.Predicted + right.Predicted, left.Gold + right.Gold);

    /// <summary>These counts several times over.</summary>
    /// <param name="times">How many times.</param>
    /// <returns>The product.</returns>
    public SpanCount Times(int times) => new(Correct * times, Predicted * times, Gold * times);
}
