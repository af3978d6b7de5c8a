namespace SharedTask.Scoring.Metrics.MultiLabel;

/// <summary>The Jaccard index |gold ∩ predicted| / |gold ∪ predicted| in its averages, each in 0..1 or NaN where undefined.</summary>
/// <param name="Macro">The plain mean over labels.</param>
/// <param name="Micro">All labels taken together.</param>
/// <param name="Weighted">The mean over labels, weighted by their numbers of gold items; the plain mean if these are all 0.</param>
/// <param name="Samples">The mean over items.</param>
public readonly record struct JaccardAverages(double Macro, double Micro, double Weighted, double Samples);
