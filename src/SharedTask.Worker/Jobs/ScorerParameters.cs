using System.Text.Json;

namespace SharedTask.Worker.Jobs;

/// <summary>Reads a scorer's parameters as the contract wants them.</summary>
internal static class ScorerParameters
{
    public static Dictionary<string, JsonElement> Parse(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json) ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal);
}
