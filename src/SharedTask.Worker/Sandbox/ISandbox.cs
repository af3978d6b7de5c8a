namespace SharedTask.Worker.Sandbox;

/// <summary>Runs a program where it can harm nothing.</summary>
public interface ISandbox
{
    /// <summary>What may be run here, found out by trying.</summary>
    SandboxSelfTest SelfTest { get; }

    /// <summary>Runs a command to its end or to its limits.</summary>
    Task<SandboxOutcome> RunAsync(SandboxCommand command, CancellationToken cancellationToken);
}
