namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>What a node of a passage is.</summary>
public enum UccaNodeKind
{
    /// <summary>A word.</summary>
    Word,

    /// <summary>A terminal that is a punctuation mark.</summary>
    PunctuationMark,

    /// <summary>A unit.</summary>
    Foundational,

    /// <summary>A unit of nothing but punctuation marks.</summary>
    Punctuation,

    /// <summary>A link between scenes.</summary>
    Linkage,
}
