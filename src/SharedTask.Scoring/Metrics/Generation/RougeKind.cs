namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>Which ROUGE.</summary>
public enum RougeKind
{
    /// <summary>ROUGE-1: words.</summary>
    Rouge1,

    /// <summary>ROUGE-2: pairs of neighbouring words.</summary>
    Rouge2,

    /// <summary>ROUGE-L: the longest common subsequence of words.</summary>
    RougeL,

    /// <summary>ROUGE-Lsum: for every line of the reference the union of its longest common subsequences with the lines of the text.</summary>
    RougeLsum,
}
