namespace SharedTask.Scoring.Metrics.Parsing;

/// <summary>How much of a reference a run has right.</summary>
/// <param name="Correct">How many of the run are right.</param>
/// <param name="Gold">How many the reference has.</param>
/// <param name="Run">How many the run has.</param>
/// <param name="Aligned">How many words that count were aligned.</param>
public readonly record struct ParsingScore(double Correct, double Gold, double Run, double Aligned)
{
    /// <summary>The share of the run that is right, in 0..1; 0 if the run has none.</summary>
    public double Precision => Run > 0 ? Correct / Run : 0;

    /// <summary>The share of the reference that the run has right, in 0..1; 0 if the reference has none.</summary>
    public double Recall => Gold > 0 ? Correct / Gold : 0;

    /// <summary>The harmonic mean of the two, in 0..1; 0 if neither has any.</summary>
    public double F1 => Run + Gold > 0 ? 2 * Correct / (Run + Gold) : 0;

    /// <summary>The share of the aligned words that is right, in 0..1; 0 if there are none.</summary>
    public double AlignedAccuracy => Aligned > 0 ? Correct / Aligned : 0;
}
