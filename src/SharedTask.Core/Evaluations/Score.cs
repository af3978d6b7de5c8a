namespace SharedTask.Core.Evaluations;

/// <summary>The value of one metric in one evaluation, over everything or over a slice.</summary>
public sealed class Score
{
    public required Guid EvaluationId { get; init; }

    /// <summary>Counted from 0 in the evaluation, in the scorer's order.</summary>
    public required int Position { get; init; }

    public required string Metric { get; init; }

    /// <summary>The value; <see langword="null"/> where it is undefined.</summary>
    public double? Value { get; init; }

    public double? IntervalLow { get; init; }

    public double? IntervalHigh { get; init; }

    /// <summary>The interval's level, method, resamples and seed, a JSON object.</summary>
    public string? IntervalJson { get; init; }

    /// <summary>The property of the slice, such as <c>language</c>; <see langword="null"/> for the whole.</summary>
    public string? SliceBy { get; init; }

    public string? SliceValue { get; init; }

    public long? SliceSize { get; init; }
}
