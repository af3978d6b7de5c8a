namespace SharedTask.Scoring.Metrics.Coreference;

/// <summary>Recall and precision as fractions.</summary>
/// <param name="RecallPart">What the run has of the reference.</param>
/// <param name="Gold">What the reference has.</param>
/// <param name="PrecisionPart">What is right of the run.</param>
/// <param name="Run">What the run has.</param>
public readonly record struct CoreferenceScore(double RecallPart, double Gold, double PrecisionPart, double Run)
{
    /// <summary>Recall, in 0..1; 0 if the reference has nothing.</summary>
    public double Recall => Gold > 0 ? RecallPart / Gold : 0;

    /// <summary>Precision, in 0..1; 0 if the run has nothing.</summary>
    public double Precision => Run > 0 ? PrecisionPart / Run : 0;

    /// <summary>The harmonic mean of the two, in 0..1; 0 if both are 0.</summary>
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;
}
