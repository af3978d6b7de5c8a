namespace SharedTask.Scoring.Metrics.Detection;

/// <summary>What comes of answering "positive" wherever the score is at least a threshold.</summary>
/// <param name="Threshold">The least score that is answered "positive".</param>
/// <param name="TruePositives">How many positive items are at or above it.</param>
/// <param name="FalsePositives">How many negative items are at or above it.</param>
/// <param name="Positives">How many positive items there are.</param>
/// <param name="Negatives">How many negative items there are.</param>
public readonly record struct ThresholdPoint(double Threshold, long TruePositives, long FalsePositives, long Positives, long Negatives)
{
    /// <summary>The share of right answers, in 0..1; undefined without items.</summary>
    public double Accuracy => Positives + Negatives == 0 ? double.NaN : (double)(TruePositives + Negatives - FalsePositives) / (Positives + Negatives);

    /// <summary>The share of positive items at or above the threshold, in 0..1; 0 where nothing is.</summary>
    public double Precision => TruePositives == 0 ? 0 : (double)TruePositives / (TruePositives + FalsePositives);

    /// <summary>The share of the positive items that are at or above the threshold, in 0..1; 0 without positive items.</summary>
    public double Recall => TruePositives == 0 ? 0 : (double)TruePositives / Positives;

    /// <summary>The harmonic mean of precision and recall, in 0..1; 0 without a true positive.</summary>
    public double F1 => TruePositives == 0 ? 0 : 2.0 * TruePositives / (TruePositives + FalsePositives + Positives);

    /// <summary>The share of the negative items that are at or above the threshold, in 0..1; undefined without negative items.</summary>
    public double FalsePositiveRate => Negatives == 0 ? double.NaN : (double)FalsePositives / Negatives;

    /// <summary>The share of the positive items that are below the threshold, in 0..1; undefined without positive items.</summary>
    public double MissRate => Positives == 0 ? double.NaN : (double)(Positives - TruePositives) / Positives;
}
