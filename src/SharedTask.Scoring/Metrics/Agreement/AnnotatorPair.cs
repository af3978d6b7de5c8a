namespace SharedTask.Scoring.Metrics.Agreement;

/// <summary>How two annotators agree on the items that both labelled.</summary>
/// <param name="First">The one annotator.</param>
/// <param name="Second">The other one, with a greater number.</param>
/// <param name="Items">How many items both labelled, at least 1.</param>
/// <param name="Accuracy">The share of these with the same label, in 0..1.</param>
/// <param name="CohenKappa">Cohen's κ (Cohen 1960), at most 1; NaN if chance agreement is certain.</param>
/// <param name="MacroF1">The plain mean, over the labels that either used on these items, of F1 of the one against the other, in 0..1.</param>
public readonly record struct AnnotatorPair(int First, int Second, int Items, double Accuracy, double CohenKappa, double MacroF1);
