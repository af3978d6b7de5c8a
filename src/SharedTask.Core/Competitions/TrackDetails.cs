using SharedTask.Core.Leaderboards;
using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Core.Competitions;

/// <summary>What organizers say of a track.</summary>
public sealed record TrackDetails
{
    /// <summary>The track to change; <see langword="null"/> for a new one.</summary>
    public Guid? TrackId { get; init; }

    public required string Title { get; init; }

    public string Description { get; init; } = "";

    public required string PluginId { get; init; }

    /// <summary>A JSON object of the scorer's parameters; what is left out takes the plugin's default.</summary>
    public string ParametersJson { get; init; } = "{}";

    public ScorerLimits Limits { get; init; } = ScorerLimits.Open;

    public RunSelection RunSelection { get; init; }

    public RankingRule RankingRule { get; init; }

    public TieRule TieRule { get; init; }

    public int MaxRunMegabytes { get; init; } = 100;

    /// <summary>The revision of the competition that was edited; a newer one refuses the edit. <see langword="null"/> does not ask.</summary>
    public long? Revision { get; init; }
}
