namespace SharedTask.Scoring.Contract;

/// <summary>Constants of the contract between the platform and a scoring plugin.</summary>
public static class ScoringProtocol
{
    /// <summary>The protocol version that this library speaks.</summary>
    public const int Version = 1;

    /// <summary>How many problems a result lists; the rest are only counted.</summary>
    public const int ListedProblems = 50;

    /// <summary>The greatest number of slices in a result.</summary>
    public const int MaxSlices = 2000;

    /// <summary>The greatest number of tables in a result.</summary>
    public const int MaxTables = 20;

    /// <summary>The greatest number of cells in all tables of a result, heads of columns included.</summary>
    public const int MaxCells = 100_000;

    /// <summary>The largest result file that the platform reads, in bytes.</summary>
    public const int MaxResultBytes = 4 * 1024 * 1024;

    /// <summary>
    /// The file of sufficient statistics below the output folder: a JSON object per line for each resampling unit, for paired tests of
    /// one's own. It is optional, and never shown to a team: it may tell the reference.
    /// </summary>
    public const string ItemsFile = "items.jsonl";

    /// <summary>Where the job's files stand inside the sandbox.</summary>
    public const string JobFolder = "/job";

    /// <summary>The request's file name below <see cref="JobFolder"/>.</summary>
    public const string RequestFile = "request.json";

    /// <summary>The result's file name below the output folder.</summary>
    public const string ResultFile = "result.json";

    /// <summary>The folder of the reference's files, below <see cref="JobFolder"/>.</summary>
    public const string ReferenceFolder = "reference";

    /// <summary>The folder of the run's files, below <see cref="JobFolder"/>.</summary>
    public const string RunFolder = "run";

    /// <summary>The folder of the files of the run that it is compared with, below <see cref="JobFolder"/>.</summary>
    public const string OtherFolder = "other";

    /// <summary>The only folder that a plugin may write, below <see cref="JobFolder"/>.</summary>
    public const string OutputFolder = "out";

    /// <summary>Exit code: a result was written, whether scored or invalid.</summary>
    public const int ExitResultWritten = 0;

    /// <summary>Exit code: the request was not understood.</summary>
    public const int ExitRequestNotUnderstood = 2;

    /// <summary>Exit code: the reference cannot be read, which is the organizers' fault.</summary>
    public const int ExitReferenceUnreadable = 3;

    /// <summary>Exit code: the memory that the scorer may take was not enough.</summary>
    public const int ExitOutOfMemory = 4;
}
