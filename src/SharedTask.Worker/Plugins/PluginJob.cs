using System.Text.Json;
using SharedTask.Scoring.Contract;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Plugins;

/// <summary>What a plugin is to do.</summary>
public sealed record PluginJob
{
    public required InstalledPlugin Plugin { get; init; }

    public required ScoringVerb Verb { get; init; }

    /// <summary>The folder of the reference's files on the host; <see langword="null"/> for a check without one.</summary>
    public string? ReferenceFolder { get; init; }

    /// <summary>The folder of the run's files on the host; <see langword="null"/> for a check of the reference.</summary>
    public string? RunFolder { get; init; }

    /// <summary>The folder of the files of the run that it is compared with; <see langword="null"/> where none is.</summary>
    public string? OtherFolder { get; init; }

    public IReadOnlyDictionary<string, JsonElement> Parameters { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    public long Seed { get; init; } = 17;

    public SandboxLimits Limits { get; init; } = new();
}
