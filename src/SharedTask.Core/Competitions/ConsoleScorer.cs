namespace SharedTask.Core.Competitions;

/// <summary>The scorer of a track that new runs are scored by.</summary>
public sealed record ConsoleScorer(int Version, string PluginId, string PluginVersion, string ParametersJson)
{
    public ScorerLimits Limits { get; init; } = ScorerLimits.Open;
}
