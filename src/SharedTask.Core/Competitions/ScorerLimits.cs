using System.Text.Json;
using System.Text.Json.Serialization;

namespace SharedTask.Core.Competitions;

/// <summary>What organizers let their scorer use; what they leave open is the site's to say. Scores do not depend on it, so a change makes no new version.</summary>
public sealed record ScorerLimits
{
    public static readonly ScorerLimits Open = new();

    // What is open is not written: a scorer that was never limited says nothing.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Seconds from start to end.</summary>
    public int? WallSeconds { get; init; }

    /// <summary>Seconds of processor time of all processes together.</summary>
    public int? CpuSeconds { get; init; }

    public int? MemoryMegabytes { get; init; }

    /// <summary>Processes and threads at a time.</summary>
    public int? Processes { get; init; }

    /// <summary>What the scorer may leave.</summary>
    public int? OutputMegabytes { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what somebody else wrote; false if it is none.</summary>
    public static bool TryParse(string? json, out ScorerLimits limits)
    {
        try
        {
            limits = json is null ? Open : FromJson(json);
            return true;
        }
        catch (JsonException)
        {
            limits = Open;
            return false;
        }
    }

    public static ScorerLimits FromJson(string json) => JsonSerializer.Deserialize<ScorerLimits>(json, Json) ?? Open;
}
