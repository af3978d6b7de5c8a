namespace SharedTask.Core.Bundles.Plan;

/// <summary>How a column is computed from others.</summary>
/// <param name="Operation"><c>avg</c>, <c>sum</c>, <c>min</c> or <c>max</c>.</param>
/// <param name="Keys">The keys of the columns that it takes.</param>
public sealed record ImportComputation(string Operation, IReadOnlyList<string> Keys);
