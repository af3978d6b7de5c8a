namespace SharedTask.Core.Evaluations;

/// <summary>What a check found.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Owner">Who held the lease.</param>
/// <param name="IsValid">Whether it can be scored.</param>
/// <param name="ProblemsJson">The problems, a JSON array; <see langword="null"/> if there were none.</param>
/// <param name="ProblemCount">How many there were in all.</param>
/// <param name="GoOn">Whether the worker goes on to score it under the same lease if nothing else waits.</param>
public sealed record RecordCheckCommand(Guid RunId, string Owner, bool IsValid, string? ProblemsJson, int ProblemCount, bool GoOn);
