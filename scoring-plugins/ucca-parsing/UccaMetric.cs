using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Metrics.Ucca;

namespace UccaParsing;

/// <summary>A share of edges: which of them, what they must have in common, and what they are divided by.</summary>
/// <param name="Labels">What edges must have in common.</param>
/// <param name="Kind">The kind of edges; <see langword="null"/> for all of them.</param>
/// <param name="Share">Precision, recall or F1.</param>
internal sealed record UccaMetric(UccaLabels Labels, UccaEdgeKind? Kind, string Share)
{
    private const string Source = "Hershcovich et al. 2019 (SemEval-2019 task 1); ucca 1.4 of Abend and Rappoport 2013";

    /// <summary>All metrics; the first one ranks.</summary>
    public static IReadOnlyList<UccaMetric> All { get; } =
    [
        .. from labels in Enum.GetValues<UccaLabels>()
           from kind in (UccaEdgeKind?[])[null, UccaEdgeKind.Primary, UccaEdgeKind.Remote, UccaEdgeKind.Implicit]
           from share in (string[])["f1", "precision", "recall"]
           select new UccaMetric(labels, kind, share),
    ];

    /// <summary>The metric's key, such as <c>labelled_primary_f1</c>.</summary>
    public string Key => $"{LabelsKey}{(Kind is null ? string.Empty : $"_{KindWord}")}_{Share}";

    private string LabelsKey => Labels == UccaLabels.WeaklyLabelled ? "weakly_labelled" : LabelsWord;

    private string LabelsWord => Labels switch { UccaLabels.Labelled => "labelled", UccaLabels.Unlabelled => "unlabelled", _ => "weakly labelled" };

    private string KindWord => Kind switch { UccaEdgeKind.Primary => "primary", UccaEdgeKind.Remote => "remote", UccaEdgeKind.Implicit => "implicit", _ => string.Empty };

    /// <summary>What the manifest says of the metric.</summary>
    public MetricDescription Description => new(Key, Title, MetricDirection.HigherIsBetter, 0, 1, 4, Definition, Source);

    private string Title => $"{char.ToUpperInvariant(LabelsWord[0])}{LabelsWord[1..]} {(Share == "f1" ? "F1" : Share)}{(Kind is null ? string.Empty : $", {KindWord} edges")}";

    private string Edges => Kind is null ? "edges, of the kinds that the parameter total names" : $"{KindWord} edges";

    private string InCommon => Labels switch
    {
        UccaLabels.Labelled => "an edge over the same words with a category in common",
        UccaLabels.Unlabelled => "an edge over the same words",
        _ => "an edge over the same words with a category in common, where P and S, H and C, N and L, F and R are the same",
    };

    private string Definition => Share switch
    {
        "precision" => $"The share of the run's {Edges}, for which the reference has {InCommon}; 1 if the run has none. Edges are summed up over passages.",
        "recall" => $"The share of the reference's {Edges}, for which the run has {InCommon}; 1 if the reference has none. Edges are summed up over passages.",
        _ => "The harmonic mean of precision and recall; 0 if either is 0.",
    };

    /// <summary>The metric's value.</summary>
    /// <param name="tally">What edges of its kind there are.</param>
    /// <returns>The value.</returns>
    public double Of(UccaTally tally)
    {
        var shares = tally.Shares(Labels);
        return Share switch { "precision" => shares.Precision, "recall" => shares.Recall, _ => shares.F1 };
    }
}
