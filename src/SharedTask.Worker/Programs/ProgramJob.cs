using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Programs;

/// <summary>What a program of the organizers is to score.</summary>
public sealed record ProgramJob
{
    public required ProgramSettings Settings { get; init; }

    /// <summary>What each of its steps may use.</summary>
    public required SandboxLimits Limits { get; init; }

    /// <summary>The folder of the program's files on the host, as they were packed.</summary>
    public required string ProgramFolder { get; init; }

    /// <summary>The folder of the run's files, as they were packed.</summary>
    public required string RunFolder { get; init; }

    /// <summary>The folder of the reference's files; empty where there is none.</summary>
    public required string ReferenceFolder { get; init; }

    /// <summary>The folder of the ingestion program, where there is one.</summary>
    public string? IngestionFolder { get; init; }

    /// <summary>The folder of what the ingestion program reads.</summary>
    public string? InputFolder { get; init; }

    /// <summary>The folder of the host that the programs see as their file system; <see langword="null"/> for the machine's own programs.</summary>
    public string? RootFolder { get; init; }

    /// <summary>What CodaLab's programs are told of the run.</summary>
    public ClaimedSubmission? Submission { get; init; }

    /// <summary>An empty folder of the job's own.</summary>
    public required string WorkFolder { get; init; }
}
