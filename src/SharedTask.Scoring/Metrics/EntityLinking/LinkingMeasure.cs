using SharedTask.Scoring.Metrics.Coreference;

namespace SharedTask.Scoring.Metrics.EntityLinking;

/// <summary>A measure of entity linking, with a precision and a recall.</summary>
/// <param name="Key">Its name in neleval.</param>
/// <param name="Title">Its name for readers.</param>
/// <param name="RecallPart">What the run has of the reference.</param>
/// <param name="Gold">What the reference has.</param>
/// <param name="PrecisionPart">What is right of the run.</param>
/// <param name="Run">What the run has.</param>
/// <param name="Definition">What it counts.</param>
public sealed record LinkingMeasure(string Key, string Title, LinkingCount RecallPart, LinkingCount Gold, LinkingCount PrecisionPart, LinkingCount Run, string Definition)
{
    private const string Typed = "with the same span and type";
    private const string Resolved = "the same entry of the knowledge base or none in both";

    /// <summary>All measures, in the order in which neleval lists them.</summary>
    public static IReadOnlyList<LinkingMeasure> All { get; } =
    [
        Mentions("strong_mention_match", "Mention match", LinkingCount.Mentions, "mentions with the same span"),
        Mentions("strong_typed_mention_match", "Typed mention match", LinkingCount.TypedMentions, $"mentions {Typed}"),
        Linked("strong_linked_mention_match", "Linked mention match", LinkingCount.LinkedMentions, "linked mentions with the same span"),
        Linked("strong_link_match", "Link match", LinkingCount.Links, "linked mentions with the same span and entry of the knowledge base"),
        Nil("strong_nil_match", "NIL match", LinkingCount.Nils, "mentions without an entry with the same span"),
        Mentions("strong_all_match", "All match", LinkingCount.Resolved, $"mentions with the same span, and {Resolved}"),
        Linked("strong_typed_link_match", "Typed link match", LinkingCount.TypedLinks, "linked mentions with the same span, type and entry of the knowledge base"),
        Nil("strong_typed_nil_match", "Typed NIL match", LinkingCount.TypedNils, $"mentions without an entry {Typed}"),
        Mentions("strong_typed_all_match", "Typed all match", LinkingCount.TypedResolved, $"mentions {Typed}, and {Resolved}"),
        new("entity_match", "Entity match", LinkingCount.Entries, LinkingCount.GoldEntries, LinkingCount.Entries, LinkingCount.RunEntries, "entries of the knowledge base, each once a document"),
        new("muc", "MUC", LinkingCount.CommonLinks, LinkingCount.GoldLinks, LinkingCount.CommonLinks, LinkingCount.RunLinks, "links of clusters, of which each has one less than mentions"),
        BCubed("b_cubed", "B³", LinkingCount.BCubedRecall, LinkingCount.BCubedPrecision, "mentions, each counting by the share of its cluster that is in the other's cluster of the same mention"),
        BCubed("b_cubed_plus", "B³+", LinkingCount.BCubedPlusRecall, LinkingCount.BCubedPlusPrecision, $"mentions as B³ counts them, of which two are the same only with {Resolved}"),
        new("entity_ceaf", "CEAF-e", LinkingCount.EntityCeaf, LinkingCount.GoldClusters, LinkingCount.EntityCeaf, LinkingCount.RunClusters, "clusters in their best one-to-one pairs, each pair counting by the F1 of its mentions"),
        Mentions("mention_ceaf", "CEAF-m", LinkingCount.MentionCeaf, "mentions with the same span that clusters have in common in their best one-to-one pairs"),
        Mentions("mention_ceaf_plus", "CEAF-m+", LinkingCount.MentionCeafPlus, $"mentions as CEAF-m counts them, with {Resolved}"),
        Mentions("typed_mention_ceaf", "Typed CEAF-m", LinkingCount.TypedMentionCeaf, "mentions as CEAF-m counts them, with the same type"),
        Mentions("typed_mention_ceaf_plus", "Typed CEAF-m+", LinkingCount.TypedMentionCeafPlus, $"mentions as CEAF-m counts them, with the same type, and {Resolved}"),
        new("pairwise", "Pairwise", LinkingCount.CommonPairs, LinkingCount.GoldPairs, LinkingCount.CommonPairs, LinkingCount.RunPairs, "pairs of mentions of one cluster"),
    ];

    /// <summary>Reads the score from sums.</summary>
    /// <param name="sums">A sum for each <see cref="LinkingCount"/>.</param>
    /// <returns>Recall and precision.</returns>
    public CoreferenceScore Score(ReadOnlySpan<double> sums) => new(sums[(int)RecallPart], sums[(int)Gold], sums[(int)PrecisionPart], sums[(int)Run]);

    private static LinkingMeasure Mentions(string key, string title, LinkingCount right, string definition) =>
        new(key, title, right, LinkingCount.GoldMentions, right, LinkingCount.RunMentions, definition);

    private static LinkingMeasure Linked(string key, string title, LinkingCount right, string definition) =>
        new(key, title, right, LinkingCount.GoldLinked, right, LinkingCount.RunLinked, definition);

    private static LinkingMeasure Nil(string key, string title, LinkingCount right, string definition) =>
        new(key, title, right, LinkingCount.GoldNil, right, LinkingCount.RunNil, definition);

    private static LinkingMeasure BCubed(string key, string title, LinkingCount recall, LinkingCount precision, string definition) =>
        new(key, title, recall, LinkingCount.GoldMentions, precision, LinkingCount.RunMentions, definition);
}
