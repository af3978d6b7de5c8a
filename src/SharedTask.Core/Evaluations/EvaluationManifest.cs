using System.Text.Json;

namespace SharedTask.Core.Evaluations;

/// <summary>Reads what an evaluation's manifest says for people.</summary>
internal static class EvaluationManifest
{
    /// <summary>The sandbox's tier; <see langword="null"/> if the manifest does not say.</summary>
    public static string? ReadContainment(string manifestJson)
    {
        using var manifest = JsonDocument.Parse(manifestJson);
        return manifest.RootElement.ValueKind == JsonValueKind.Object && manifest.RootElement.TryGetProperty("sandbox", out var tier)
            && tier.ValueKind == JsonValueKind.String && tier.GetString() is "Full" or "Reduced" or "None"
                ? tier.GetString()
                : null;
    }
}
