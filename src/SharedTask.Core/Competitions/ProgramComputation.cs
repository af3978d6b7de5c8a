namespace SharedTask.Core.Competitions;

/// <summary>A score that is computed from others of the same run.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Operation"><c>avg</c>, <c>sum</c>, <c>min</c> or <c>max</c>.</param>
/// <param name="Keys">The scores that it takes.</param>
public sealed record ProgramComputation(string Key, string Operation, IReadOnlyList<string> Keys);
