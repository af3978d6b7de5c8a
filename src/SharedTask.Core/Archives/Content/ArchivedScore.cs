namespace SharedTask.Core.Archives.Content;

/// <summary>A score, of the whole run or of a slice.</summary>
public sealed record ArchivedScore
{
    public required int Position { get; init; }

    public required string Metric { get; init; }

    public double? Value { get; init; }

    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>How the interval was made.</summary>
    public string? IntervalJson { get; init; }

    public string? By { get; init; }

    public string? Slice { get; init; }

    public long? Size { get; init; }
}
