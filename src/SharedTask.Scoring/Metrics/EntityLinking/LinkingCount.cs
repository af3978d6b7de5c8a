namespace SharedTask.Scoring.Metrics.EntityLinking;

/// <summary>What a document adds to the sums from which the measures of entity linking are computed.</summary>
public enum LinkingCount
{
    /// <summary>The mentions of the reference.</summary>
    GoldMentions,

    /// <summary>Those that have an entry of the knowledge base.</summary>
    GoldLinked,

    /// <summary>Those that have none.</summary>
    GoldNil,

    /// <summary>The entries of the knowledge base that the document mentions.</summary>
    GoldEntries,

    /// <summary>The clusters, which each of their mentions has an equal share of.</summary>
    GoldClusters,

    /// <summary>The mentions that are not the first ones of their clusters.</summary>
    GoldLinks,

    /// <summary>The pairs of mentions of one cluster, of which the later mention is counted.</summary>
    GoldPairs,

    /// <summary>The mentions of the run.</summary>
    RunMentions,

    /// <summary>Those that have an entry of the knowledge base.</summary>
    RunLinked,

    /// <summary>Those that have none.</summary>
    RunNil,

    /// <summary>The entries of the knowledge base that the document mentions in the run.</summary>
    RunEntries,

    /// <summary>The clusters of the run.</summary>
    RunClusters,

    /// <summary>The mentions of the run that are not the first ones of their clusters.</summary>
    RunLinks,

    /// <summary>The pairs of mentions of one cluster of the run.</summary>
    RunPairs,

    /// <summary>Mentions of both.</summary>
    Mentions,

    /// <summary>Mentions of both with the same type.</summary>
    TypedMentions,

    /// <summary>Mentions of both that have an entry in both.</summary>
    LinkedMentions,

    /// <summary>Mentions of both with the same entry.</summary>
    Links,

    /// <summary>Mentions of both without an entry in both.</summary>
    Nils,

    /// <summary>Mentions of both with the same entry, or without one in both.</summary>
    Resolved,

    /// <summary>Mentions of both with the same entry and type.</summary>
    TypedLinks,

    /// <summary>Mentions of both without an entry in both, with the same type.</summary>
    TypedNils,

    /// <summary>Mentions of both with the same entry, or without one in both, and with the same type.</summary>
    TypedResolved,

    /// <summary>The entries that the document mentions in both.</summary>
    Entries,

    /// <summary>Mentions of both that are not the first ones that their two clusters have in common.</summary>
    CommonLinks,

    /// <summary>Pairs of mentions that are in one cluster in both.</summary>
    CommonPairs,

    /// <summary>The sum over mentions of the share of their cluster in the reference that is in that of the run.</summary>
    BCubedRecall,

    /// <summary>The sum over mentions of the share of their cluster in the run that is in that of the reference.</summary>
    BCubedPrecision,

    /// <summary>The former, where mentions are in common only with the same entry or none in both.</summary>
    BCubedPlusRecall,

    /// <summary>The latter, where mentions are in common only with the same entry or none in both.</summary>
    BCubedPlusPrecision,

    /// <summary>The F1 of the clusters of the best pairs, which each common mention has an equal share of.</summary>
    EntityCeaf,

    /// <summary>Mentions in common of the best pairs of clusters.</summary>
    MentionCeaf,

    /// <summary>The same of mentions with the same entry or none in both.</summary>
    MentionCeafPlus,

    /// <summary>The same of mentions with the same type.</summary>
    TypedMentionCeaf,

    /// <summary>The same of mentions with the same type, and the same entry or none in both.</summary>
    TypedMentionCeafPlus,
}
