using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace SharedTask.Worker.Plugins;

/// <summary>Reads a plugin's result without trusting it.</summary>
internal static class ResultReader
{
    private const string OutcomeProperty = "outcome";

    /// <summary>The result, or what is wrong with it in a sentence for the organizers.</summary>
    internal readonly record struct Reading(ScoringResult? Result, string Fault);

    public static Reading Read(byte[] json, PluginManifest manifest, ScoringVerb verb)
    {
        if (json.Length > ScoringProtocol.MaxResultBytes)
        {
            return Fault($"is larger than {ScoringProtocol.MaxResultBytes / 1024 / 1024} MiB");
        }

        ScoringResult? result;
        try
        {
            result = JsonSerializer.Deserialize(json, ScoringJson.Default.ScoringResult);
            // Absent it would read as the enumeration's first word: a run must not be scored by leaving something out.
            if (result is null || !HasOutcome(json))
            {
                return Fault($"has no \"{OutcomeProperty}\"");
            }
        }
        catch (JsonException exception)
        {
            return Fault(JsonFault.Describe(json, exception));
        }

        result = Complete(result);
        return new ResultRules(manifest, verb).FindBreach(result) is { } breach ? Fault(breach) : new Reading(result, "");
    }

    private static bool HasOutcome(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty(OutcomeProperty, out _);
    }

    /// <summary>What a plugin leaves out reads as empty.</summary>
    private static ScoringResult Complete(ScoringResult result) => result with
    {
        Scores = result.Scores ?? [],
        Slices = result.Slices ?? [],
        Tables = result.Tables ?? [],
        Problems = result.Problems ?? [],
    };

    private static Reading Fault(string fault) => new(null, $"The scorer's result {fault}.");
}
