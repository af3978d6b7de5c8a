using System.Text.Json;
using SharedTask.Scoring.Hosting;

namespace SharedTask.Core.Competitions;

/// <summary>How the files of a run are called, where a run has several.</summary>
public static class RunFiles
{
    /// <summary>The pattern that organizers gave; <see langword="null"/> if a run is one file of any name.</summary>
    public static string? PatternOf(string? parametersJson)
    {
        if (parametersJson is null)
        {
            return null;
        }

        using var parameters = JsonDocument.Parse(parametersJson);
        return parameters.RootElement.TryGetProperty(SharedParameters.RunFiles, out var pattern) && pattern.ValueKind == JsonValueKind.String && pattern.GetString() is { Length: > 0 } text
            ? text
            : null;
    }
}
