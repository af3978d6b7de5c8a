using SharedTask.Core.Bundles.Files;

namespace SharedTask.Core.Bundles.Plan;

/// <summary>How a track is scored.</summary>
public sealed record ImportScoring
{
    /// <summary>The scoring program; <see langword="null"/> if the bundle has none, and then the organizers choose a scorer.</summary>
    public ImportProgram? Program { get; init; }

    /// <summary>The program that runs before it with the team's code.</summary>
    public ImportProgram? Ingestion { get; init; }

    /// <summary>Whether both run together when the run is scored.</summary>
    public bool IngestionOnlyDuringScoring { get; init; }

    /// <summary>What the ingestion program reads.</summary>
    public BundlePart? InputData { get; init; }

    /// <summary>Whether programs start in the folder above theirs, as on CodaLab.</summary>
    public bool StartsAboveProgram { get; init; }

    public int TimeLimitSeconds { get; init; }

    public string DockerImage { get; init; } = "";
}
