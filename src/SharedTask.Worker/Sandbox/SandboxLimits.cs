namespace SharedTask.Worker.Sandbox;

/// <summary>What a program may use.</summary>
public sealed record SandboxLimits
{
    public TimeSpan Wall { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan Cpu { get; init; } = TimeSpan.FromSeconds(60);

    public long MemoryBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Processes and threads together.</summary>
    public int Processes { get; init; } = 64;

    /// <summary>The output folder's size.</summary>
    public long OutputBytes { get; init; } = 16L * 1024 * 1024;

    public int OutputFiles { get; init; } = 64;

    /// <summary>The size of <c>/tmp</c>.</summary>
    public long ScratchBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>What a program may print before it is stopped.</summary>
    public long LogBytes { get; init; } = 4L * 1024 * 1024;
}
