using SharedTask.Scoring.Contract;

namespace MeaningRepresentationParsing;

/// <summary>A share of the pieces of graphs.</summary>
/// <param name="Group">Which pieces.</param>
/// <param name="Share">Precision, recall or F1.</param>
internal sealed record MrpMetric(MrpGroup Group, string Share)
{
    private const string Source = "Oepen et al. 2019, 2020 (CoNLL shared tasks); mtool 4cee3a2";

    /// <summary>All metrics; the first one ranks.</summary>
    public static IReadOnlyList<MrpMetric> All { get; } =
        [.. from part in Enum.GetValues<MrpGroup>() from share in (string[])["f1", "precision", "recall"] select new MrpMetric(part, share)];

    /// <summary>The metric's key, such as <c>tops_f1</c>.</summary>
    public string Key => $"{GroupKey}_{Share}";

    /// <summary>What the manifest says of the metric.</summary>
    public MetricDescription Description => new(Key, $"{Title}, {(Share == "f1" ? "F1" : Share)}", MetricDirection.HigherIsBetter, 0, 1, 4, Definition, Source);

    private string GroupKey => Group switch
    {
        MrpGroup.SdpLabelled => "sdp_labelled",
        MrpGroup.SdpUnlabelled => "sdp_unlabelled",
        _ => Group.ToString().ToLowerInvariant(),
    };

    private string Title => Group switch
    {
        MrpGroup.Macro => "Mean over frameworks",
        MrpGroup.All => "All pieces",
        MrpGroup.Attributes => "Attributes of edges",
        MrpGroup.SdpLabelled => "SDP, labelled",
        MrpGroup.SdpUnlabelled => "SDP, unlabelled",
        MrpGroup.Edm => "EDM",
        _ => Group.ToString(),
    };

    private string Pieces => Group switch
    {
        MrpGroup.All => "pieces of information: tops, labels, properties, anchors, edges and their attributes",
        MrpGroup.Tops => "top nodes",
        MrpGroup.Labels => "labels of nodes",
        MrpGroup.Properties => "properties of nodes with their values",
        MrpGroup.Anchors => "anchors of nodes, by the characters of the text",
        MrpGroup.Edges => "edges with their labels",
        MrpGroup.Attributes => "attributes of edges with their values",
        MrpGroup.SdpLabelled => "edges with their labels, and tops, where a node is known by its anchors",
        MrpGroup.SdpUnlabelled => "edges without their labels, and tops, where a node is known by its anchors",
        _ => "elementary dependencies: labels, properties, edges and tops, where a node is known by the characters that it is anchored in",
    };

    private string Match => Group is MrpGroup.SdpLabelled or MrpGroup.SdpUnlabelled or MrpGroup.Edm ? "match" : "match under the best mapping of nodes";

    private string Definition => (Group, Share) switch
    {
        (MrpGroup.Macro, "f1") => "The mean over the frameworks of the reference of F1 over all pieces.",
        (MrpGroup.Macro, _) => $"The mean over the frameworks of the reference of {Share} over all pieces.",
        (_, "f1") => "The harmonic mean of precision and recall; 0 if both are 0.",
        (_, "precision") => $"The share of the run's {Pieces}, that {Match}; 0 if the run has none. They are summed up over the graphs of all frameworks.",
        _ => $"The share of the reference's {Pieces}, that {Match}; 0 if the reference has none. They are summed up over the graphs of all frameworks.",
    };
}
