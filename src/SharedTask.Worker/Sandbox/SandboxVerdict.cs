namespace SharedTask.Worker.Sandbox;

/// <summary>How a program in the sandbox ended.</summary>
public enum SandboxVerdict
{
    /// <summary>It ended by itself with exit code 0.</summary>
    Ok,

    /// <summary>It ended by itself with another exit code, or by a signal of its own making.</summary>
    NonZeroExit,

    WallTimeExceeded,

    CpuTimeExceeded,

    OutOfMemory,

    /// <summary>It printed more than it may.</summary>
    LogFlood,

    /// <summary>It left more, larger or deeper files than it may.</summary>
    OutputExceeded,

    /// <summary>The sandbox itself failed: nothing can be said of the program.</summary>
    Infrastructure,
}
