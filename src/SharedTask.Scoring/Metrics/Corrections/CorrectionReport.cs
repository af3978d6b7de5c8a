namespace SharedTask.Scoring.Metrics.Corrections;

/// <summary>Scores of the edits of all sentences together.</summary>
/// <param name="counts">Sums over sentences.</param>
/// <param name="beta">How much more recall counts than precision; 0.5 for twice the weight of precision.</param>
public sealed class CorrectionReport(CorrectionCounts counts, double beta)
{
    /// <summary>The share of the run's edits that are right, in 0..1, or beyond where an annotator has an edit twice; 1 if the run has none.</summary>
    public double Precision => counts.Proposed > 0 ? counts.Correct / counts.Proposed : 1;

    /// <summary>The share of the reference's edits that the run has, in 0..1; 1 if the reference has none.</summary>
    public double Recall => counts.Gold > 0 ? counts.Correct / counts.Gold : 1;

    /// <summary>The weighted harmonic mean of the two, in 0..1, or beyond as precision is; 0 if both are 0.</summary>
    public double F
    {
        get
        {
            var weighted = beta * beta * Precision + Recall;
            return weighted > 0 ? (1 + beta * beta) * Precision * Recall / weighted : 0;
        }
    }
}
