namespace SharedTask.Scoring.Statistics;

/// <summary>A running sum whose error does not grow with the number of terms (Neumaier 1974).</summary>
public struct CompensatedSum
{
    private double sum;
    private double lost;

    /// <summary>The sum so far; infinite if it is too large for a number.</summary>
    public readonly double Value => double.IsFinite(sum) ? sum + lost : sum;

    /// <summary>Adds a term.</summary>
    /// <param name="term">A finite number.</param>
    public void Add(double term)
    {
        var next = sum + term;
        lost += Math.Abs(sum) >= Math.Abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
    }
}
