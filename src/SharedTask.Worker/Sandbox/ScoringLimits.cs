using Microsoft.Extensions.Options;
using SharedTask.Core.Competitions;

namespace SharedTask.Worker.Sandbox;

/// <summary>What scorers may use here, as the sandbox wants it.</summary>
public sealed class ScoringLimits(IOptions<SiteLimits> site)
{
    public SandboxLimits For(ScorerLimits asked, bool isProgram)
    {
        var limits = site.Value.For(asked, isProgram);
        return new SandboxLimits
        {
            Wall = TimeSpan.FromSeconds(limits.WallSeconds),
            Cpu = TimeSpan.FromSeconds(limits.CpuSeconds),
            MemoryBytes = limits.MemoryMegabytes * 1024L * 1024,
            Processes = limits.Processes,
            OutputBytes = limits.OutputMegabytes * 1024L * 1024,
            OutputFiles = isProgram ? 512 : 64,
            ScratchBytes = (isProgram ? 256L : 64L) * 1024 * 1024,
        };
    }
}
