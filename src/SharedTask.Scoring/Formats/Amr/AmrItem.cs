using SharedTask.Scoring.Metrics.Smatch;

namespace SharedTask.Scoring.Formats.Amr;

/// <summary>A graph of a file.</summary>
/// <param name="Line">The line on which it begins, counted from 1.</param>
/// <param name="Id">What its comment <c># ::id</c> says; <see langword="null"/> without one.</param>
/// <param name="Graph">The graph.</param>
public sealed record AmrItem(long Line, string? Id, AmrGraph Graph);
