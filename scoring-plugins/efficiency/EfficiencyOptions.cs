namespace Efficiency;

/// <summary>How times and answers are scored.</summary>
/// <param name="Floor">The accuracy that a system has to reach to be ranked, in 0..1.</param>
/// <param name="IsElapsed">Whether times count from the start of the whole run; otherwise each is that of its item alone.</param>
/// <param name="IgnoresMissing">Whether items without an answer are left out; otherwise they are wrong.</param>
internal sealed record EfficiencyOptions(double Floor, bool IsElapsed, bool IgnoresMissing);
