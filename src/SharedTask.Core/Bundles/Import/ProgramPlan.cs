using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Competitions;

namespace SharedTask.Core.Bundles.Import;

/// <summary>What a plan says of a track's program, without the blobs that it will become.</summary>
public static class ProgramPlan
{
    public static ProgramSettings SettingsOf(ImportPlan plan, ImportTrack track) => new()
    {
        ProgramHash = "",
        Commands = track.Scoring.Program?.Command ?? [],
        IngestionCommands = track.Scoring.Ingestion?.Command ?? [],
        StartsAboveProgram = track.Scoring.StartsAboveProgram,
        DockerImage = track.Scoring.DockerImage,
        ShowsReports = plan.ShowsReports,
        Keys = [.. track.Columns.Where(column => column.Computed is null).Select(column => column.Key)],
        Computed = [.. track.Columns.Where(column => column.Computed is not null).Select(column => new ProgramComputation(column.Key, column.Computed!.Operation, column.Computed.Keys))],
    };

    /// <summary>What the bundle lets the program use.</summary>
    public static ScorerLimits LimitsOf(ImportTrack track) => new() { WallSeconds = track.Scoring.TimeLimitSeconds };
}
