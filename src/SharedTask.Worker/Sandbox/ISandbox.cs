namespace SharedTask.Worker.Sandbox;

/// <summary>Runs a program where it can harm nothing.</summary>
public interface ISandbox
{
    /// <summary>What may be run here, found out by trying.</summary>
    SandboxSelfTest SelfTest { get; }

    /// <summary>Takes note of what programs in it were seen to do: after a breach nothing may be run, until they were seen to fail.</summary>
    /// <param name="breach">What came through, in words; <see langword="null"/> if nothing did.</param>
    void Judge(string? breach);

    /// <summary>Runs a command to its end or to its limits.</summary>
    Task<SandboxOutcome> RunAsync(SandboxCommand command, CancellationToken cancellationToken);
}
