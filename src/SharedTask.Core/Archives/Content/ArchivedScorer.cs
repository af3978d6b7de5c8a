namespace SharedTask.Core.Archives.Content;

/// <summary>A version of a track's scorer.</summary>
public sealed record ArchivedScorer
{
    public required int Version { get; init; }

    public required string PluginId { get; init; }

    public required string PluginVersion { get; init; }

    /// <summary>The parameters, to the letter.</summary>
    public required string ParametersJson { get; init; }

    /// <summary>What its organizers let it use; nothing in archives that are older than limits.</summary>
    public string LimitsJson { get; init; } = "{}";

    public string? ProgramHash { get; init; }

    public required long Seed { get; init; }

    public required DateTime CreatedAt { get; init; }
}
