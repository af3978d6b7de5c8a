using System.Text.Json;

namespace SharedTask.Scoring.Contract;

/// <summary>What a plugin is asked to do, as <c>/job/request.json</c> says it.</summary>
/// <param name="Protocol">The protocol version of the platform.</param>
/// <param name="Verb">Check, score or compare.</param>
/// <param name="Parameters">The organizers' values for the plugin's parameters, by key; what is absent takes its default.</param>
/// <param name="Seed">The seed of every random choice.</param>
public sealed record ScoringRequest(
    int Protocol,
    ScoringVerb Verb,
    IReadOnlyDictionary<string, JsonElement> Parameters,
    long Seed);
