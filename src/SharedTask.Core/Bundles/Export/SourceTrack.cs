using SharedTask.Core.Competitions;

namespace SharedTask.Core.Bundles.Export;

/// <summary>A track with its columns and its newest scorer, if it has one.</summary>
internal sealed record SourceTrack(int Index, Track Track, IReadOnlyList<LeaderboardColumn> Columns, Scorer? Scorer)
{
    /// <summary>What both platforms take if nothing is said.</summary>
    private const int UsualSeconds = 600;

    /// <summary>The settings of its scoring program; <see langword="null"/> if it has none.</summary>
    public ProgramSettings? Program { get; } = Scorer is { PluginId: ProgramSettings.PluginId } ? ProgramSettings.FromJson(Scorer.ParametersJson) : null;

    /// <summary>What its program may take, in seconds.</summary>
    public int TimeLimitSeconds => (Scorer is null ? null : ScorerLimits.FromJson(Scorer.LimitsJson).WallSeconds) ?? UsualSeconds;

    /// <summary>Equal for tracks that one scoring program may serve.</summary>
    public string ScorerKey => Program is { } program
        ? $"{program.ProgramHash}/{program.IngestionHash}/{program.InputDataHash}"
        : $"{Scorer?.PluginId}/{Scorer?.ParametersJson}";
}
