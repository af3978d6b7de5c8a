using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Hosting;

/// <summary>What a plugin's metrics are on all items or on those of a slice.</summary>
/// <param name="Values">The values in the order of the metrics; NaN where undefined, infinite where too large for a number.</param>
/// <param name="Resample">The values on one resample of the items; <see langword="null"/> if they cannot be resampled.</param>
public sealed record SliceMeasure(double[] Values, Func<Xoshiro256, double[]>? Resample);
