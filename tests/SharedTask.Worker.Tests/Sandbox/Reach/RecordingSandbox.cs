using System.Collections.Concurrent;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Sandbox.Reach;

/// <summary>The real sandbox, of which a test sees what programs left.</summary>
internal sealed class RecordingSandbox(ISandbox real) : ISandbox
{
    public ConcurrentQueue<SandboxOutcome> Outcomes { get; } = new();

    public SandboxSelfTest SelfTest => real.SelfTest;

    public void Judge(string? breach) => real.Judge(breach);

    public async Task<SandboxOutcome> RunAsync(SandboxCommand command, CancellationToken cancellationToken)
    {
        var outcome = await real.RunAsync(command with { Limits = command.Limits with { OutputBytes = 64L * 1024 * 1024, Wall = TimeSpan.FromMinutes(1) } }, cancellationToken);
        Outcomes.Enqueue(outcome);
        return outcome;
    }
}
