using System.Text.Json;
using System.Text.Json.Serialization;

namespace SharedTask.Scoring.Contract;

/// <summary>How the contract's records are written as JSON: camel case, enumerations as words in kebab case, no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = false,
    MaxDepth = 32,
    Converters = [typeof(KebabCaseEnumConverter<ScoringVerb>), typeof(KebabCaseEnumConverter<ScoringOutcome>), typeof(KebabCaseEnumConverter<ProblemSeverity>), typeof(KebabCaseEnumConverter<MetricDirection>)])]
[JsonSerializable(typeof(ScoringRequest))]
[JsonSerializable(typeof(ScoringResult))]
[JsonSerializable(typeof(PluginManifest))]
public sealed partial class ScoringJson : JsonSerializerContext;
