using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Evaluations;

/// <summary>Keeps the problems of a check in a column and reads them back.</summary>
public static class Problems
{
    /// <summary>The problems as a JSON array; <see langword="null"/> if there are none.</summary>
    public static string? ToJson(ScoringResult? result) =>
        result is { Problems.Count: > 0 } ? JsonSerializer.Serialize(result.Problems, ProblemsJson.Default.IReadOnlyListScoringProblem) : null;

    /// <summary>How many there were in all, those that are not listed included.</summary>
    public static int Count(ScoringResult? result) => (result?.Problems.Count ?? 0) + (result?.MoreProblems ?? 0);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static IReadOnlyList<ScoringProblem> FromJson(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize(json, ProblemsJson.Default.IReadOnlyListScoringProblem) ?? [];
}
