namespace SharedTask.Scoring.Metrics.Smatch;

/// <summary>
/// Smatch over graphs whose triples are summed up (Cai and Knight 2013; values as of smatch 1.0.4). All are 0 if the run or the reference
/// has no triples; triples that are doubled on both sides can make them greater than 1, as in smatch.
/// </summary>
/// <param name="matched">The triples that match; with doubled triples more than there are, as in smatch.</param>
/// <param name="run">The triples of the run.</param>
/// <param name="gold">The triples of the reference.</param>
public sealed class SmatchReport(double matched, double run, double gold)
{
    private readonly bool isDefined = run > 0 && gold > 0;

    /// <summary>The share of the run's triples that match, from 0 to 1.</summary>
    public double Precision => isDefined ? matched / run : 0;

    /// <summary>The share of the reference's triples that match, from 0 to 1.</summary>
    public double Recall => isDefined ? matched / gold : 0;

    /// <summary>The harmonic mean of the two, from 0 to 1; 0 if both are 0.</summary>
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;
}
