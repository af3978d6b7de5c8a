namespace SharedTask.Core.Competitions;

/// <summary>A scoring plugin at a version, or a program of the organizers, with their parameters for it. A change makes a new one; the newest counts.</summary>
public sealed class Scorer
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid TrackId { get; init; }

    /// <summary>Counted from 1 in the track.</summary>
    public required int Version { get; init; }

    public required string PluginId { get; init; }

    public required string PluginVersion { get; init; }

    /// <summary>A JSON object: the values by parameter key.</summary>
    public required string ParametersJson { get; init; }

    /// <summary>The blob of the organizers' own program; <see langword="null"/> for a plugin.</summary>
    public string? ProgramHash { get; init; }

    /// <summary>What its organizers let it use, a JSON object of <see cref="ScorerLimits"/>.</summary>
    public string LimitsJson { get; set; } = "{}";

    public long Seed { get; init; } = 17;

    public required DateTime CreatedAt { get; init; }
}
