using System.Text.Json.Serialization;
using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Evaluations;

/// <summary>How problems are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(KebabCaseEnumConverter<ProblemSeverity>)])]
[JsonSerializable(typeof(IReadOnlyList<ScoringProblem>))]
internal sealed partial class ProblemsJson : JsonSerializerContext;
