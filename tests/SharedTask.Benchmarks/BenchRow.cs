namespace SharedTask.Benchmarks;

/// <summary>One measured thing.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Measured">The number with its unit.</param>
/// <param name="Against">The budget, or what it is compared with.</param>
internal sealed record BenchRow(string What, string Measured, string Against = "");
