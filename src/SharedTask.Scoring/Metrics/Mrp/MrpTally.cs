namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>How many pieces of information there are.</summary>
/// <param name="Gold">Those of the reference.</param>
/// <param name="Run">Those of the run.</param>
/// <param name="Matched">Those that match.</param>
public readonly record struct MrpTally(double Gold, double Run, double Matched)
{
    /// <summary>The share of the run's pieces that match, from 0 to 1; 0 if there are none.</summary>
    public double Precision => Run > 0 ? Matched / Run : 0;

    /// <summary>The share of the reference's pieces that match, from 0 to 1; 0 if there are none.</summary>
    public double Recall => Gold > 0 ? Matched / Gold : 0;

    /// <summary>The harmonic mean of the two, from 0 to 1; 0 if both are 0.</summary>
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    /// <summary>Sums up two.</summary>
    public static MrpTally operator +(MrpTally one, MrpTally other) => new(one.Gold + other.Gold, one.Run + other.Run, one.Matched + other.Matched);
}
