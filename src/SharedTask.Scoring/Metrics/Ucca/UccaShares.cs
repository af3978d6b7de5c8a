namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>Precision and recall as UCCA has them (Hershcovich et al. 2019): 1 where there is nothing to divide by.</summary>
/// <param name="matched">What both sides have.</param>
/// <param name="run">What the run has.</param>
/// <param name="gold">What the reference has.</param>
public sealed class UccaShares(double matched, double run, double gold)
{
    /// <summary>The share of the run that is in the reference, from 0 to 1; 1 if the run has nothing.</summary>
    public double Precision => run == 0 ? 1 : matched / run;

    /// <summary>The share of the reference that is in the run, from 0 to 1; 1 if the reference has nothing.</summary>
    public double Recall => gold == 0 ? 1 : matched / gold;

    /// <summary>The harmonic mean of the two, from 0 to 1; 0 if either is 0.</summary>
    public double F1 => Precision == 0 || Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}
