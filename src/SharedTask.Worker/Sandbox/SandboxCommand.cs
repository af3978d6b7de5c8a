namespace SharedTask.Worker.Sandbox;

/// <summary>A program to run, what it sees and what it may use.</summary>
public sealed record SandboxCommand
{
    /// <summary>The program and its arguments, by inner paths.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    public required IReadOnlyList<SandboxMount> Mounts { get; init; }

    public SandboxLimits Limits { get; init; } = new();

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The folder of the host that the program sees as its file system, read-only; <see langword="null"/> for the machine's own programs.</summary>
    public string? Root { get; init; }

    /// <summary>A folder with libraries of this machine, which are all of it that a native program sees; without one it sees <c>/usr</c>.</summary>
    public string? SystemFolder { get; init; }

    /// <summary>An inner folder that the program may write and that goes with it; it takes no more than the scratch limit.</summary>
    public string? ScratchFolder { get; init; }

    /// <summary>Whether Python may import what lies beside a script. Plugins have no need of it.</summary>
    public bool ImportsBesideScript { get; init; }

    /// <summary>The inner folder that the program may write and that is handed back.</summary>
    public string OutputFolder { get; init; } = "/job/out";

    public string WorkingFolder { get; init; } = "/job";

    /// <summary>A file in the output folder that takes the program's standard output; without it, that goes to the log.</summary>
    public string? StandardOutputFile { get; init; }
}
