namespace Efficiency;

/// <summary>What some items come to together.</summary>
/// <param name="Items">How many items there are.</param>
/// <param name="Correct">How many of them have the label of the reference.</param>
/// <param name="Answered">How many of them the run has an answer for.</param>
/// <param name="Seconds">How long the run took for them; NaN if that is not known of these items.</param>
internal readonly record struct Totals(double Items, double Correct, double Answered, double Seconds)
{
    /// <summary>The share of items with the label of the reference; NaN without items.</summary>
    public double Accuracy => Items == 0 ? double.NaN : Correct / Items;

    /// <summary>Items with an answer in a second; NaN without any time.</summary>
    public double Throughput => Seconds == 0 ? double.NaN : Answered / Seconds;

    /// <summary>Seconds for an item with an answer; NaN without any.</summary>
    public double Latency => Answered == 0 ? double.NaN : Seconds / Answered;
}
