namespace SharedTask.Core.Evaluations;

/// <summary>The scorer that a claimed run is scored with.</summary>
public sealed record ClaimedScorer(Guid ScorerId, string PluginId, string PluginVersion, string ParametersJson, string LimitsJson, long Seed);
