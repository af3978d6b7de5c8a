namespace SharedTask.Scoring.Metrics.Sequences;

/// <summary>What a set of sentences comes to: the sufficient statistics of every metric of sequences.</summary>
/// <param name="typeCount">How many types there are.</param>
public sealed class SequenceCounts(int typeCount)
{
    private readonly SpanCount[] types = new SpanCount[typeCount];

    /// <summary>The spans of each type, equal where start, end and type are.</summary>
    public Span<SpanCount> Types => types;

    /// <summary>All spans, equal where start and end are.</summary>
    public SpanCount Untyped { get; set; }

    /// <summary>The tokens inside of spans, equal where their tags are.</summary>
    public SpanCount InsideTokens { get; set; }

    /// <summary>How many tokens there are; 0 where the sentences have spans without tags.</summary>
    public long Tokens { get; set; }

    /// <summary>How many tokens have the right tag.</summary>
    public long CorrectTokens { get; set; }
}
