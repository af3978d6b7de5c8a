using Microsoft.Extensions.Options;

namespace SharedTask.Core.Competitions;

/// <summary>What scorers may use on this site: by default, and at most; part of the <c>Worker</c> section of the configuration.</summary>
public sealed class SiteLimits
{
    public const string Section = "Worker";

    /// <summary>Less would not hold a scorer and the sandbox.</summary>
    public const int LeastMegabytes = 64;

    /// <summary>Less would not hold a scorer and the sandbox.</summary>
    public const int LeastProcesses = 8;

    /// <summary>For scoring plugins whose organizers say nothing.</summary>
    [ValidateObjectMembers]
    public ResourceLimits Limits { get; set; } = new();

    /// <summary>For organizers' own programs, if they say nothing.</summary>
    [ValidateObjectMembers]
    public ResourceLimits ProgramLimits { get; set; } = new() { WallSeconds = 600, CpuSeconds = 1200, MemoryMegabytes = 2048, Processes = 128, OutputMegabytes = 64 };

    /// <summary>The most that organizers can ask for.</summary>
    [ValidateObjectMembers]
    public ResourceLimits MaxLimits { get; set; } = new() { WallSeconds = 3600, CpuSeconds = 4 * 3600, MemoryMegabytes = 4096, Processes = 512, OutputMegabytes = 256 };

    /// <summary>What a scorer may use: as its organizers say, else as the site does, and never more than its maximum.</summary>
    public ResourceLimits For(ScorerLimits asked, bool isProgram)
    {
        var usual = isProgram ? ProgramLimits : Limits;
        var wall = asked.WallSeconds ?? usual.WallSeconds;
        return new ResourceLimits
        {
            WallSeconds = Math.Min(wall, MaxLimits.WallSeconds),
            // Who gives more time and says nothing of the processor means it to be used.
            CpuSeconds = (int)Math.Clamp(asked.CpuSeconds ?? Math.Ceiling((double)wall * usual.CpuSeconds / usual.WallSeconds), 1, MaxLimits.CpuSeconds),
            MemoryMegabytes = Math.Min(asked.MemoryMegabytes ?? usual.MemoryMegabytes, MaxLimits.MemoryMegabytes),
            Processes = Math.Min(asked.Processes ?? usual.Processes, MaxLimits.Processes),
            OutputMegabytes = Math.Min(asked.OutputMegabytes ?? usual.OutputMegabytes, MaxLimits.OutputMegabytes),
        };
    }

    /// <summary>Why organizers cannot ask for this; <see langword="null"/> if they can.</summary>
    public Refusal? Refuse(ScorerLimits asked) =>
        IsOutside(asked.WallSeconds, 1, MaxLimits.WallSeconds) ? new Refusal("scorer.limit-wall", ("least", 1), ("most", MaxLimits.WallSeconds))
        : IsOutside(asked.CpuSeconds, 1, MaxLimits.CpuSeconds) ? new Refusal("scorer.limit-cpu", ("least", 1), ("most", MaxLimits.CpuSeconds))
        : IsOutside(asked.MemoryMegabytes, LeastMegabytes, MaxLimits.MemoryMegabytes) ? new Refusal("scorer.limit-memory", ("least", LeastMegabytes), ("most", MaxLimits.MemoryMegabytes))
        : IsOutside(asked.Processes, LeastProcesses, MaxLimits.Processes) ? new Refusal("scorer.limit-processes", ("least", LeastProcesses), ("most", MaxLimits.Processes))
        : IsOutside(asked.OutputMegabytes, 1, MaxLimits.OutputMegabytes) ? new Refusal("scorer.limit-output", ("least", 1), ("most", MaxLimits.OutputMegabytes))
        : null;

    private static bool IsOutside(int? value, int least, int most) => value is { } given && (given < least || given > most);
}
