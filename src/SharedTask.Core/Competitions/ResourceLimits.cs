using System.ComponentModel.DataAnnotations;

namespace SharedTask.Core.Competitions;

/// <summary>What a program may use.</summary>
public sealed class ResourceLimits
{
    private const int Week = 7 * 24 * 3600;

    /// <summary>Seconds from start to end.</summary>
    [Range(1, Week)]
    public int WallSeconds { get; set; } = 60;

    /// <summary>Seconds of processor time of all processes together.</summary>
    [Range(1, 64 * Week)]
    public int CpuSeconds { get; set; } = 60;

    [Range(SiteLimits.LeastMegabytes, 1024 * 1024)]
    public int MemoryMegabytes { get; set; } = 1024;

    /// <summary>Processes and threads at a time.</summary>
    [Range(SiteLimits.LeastProcesses, 32768)]
    public int Processes { get; set; } = 64;

    /// <summary>What a program may leave.</summary>
    [Range(1, 4096)]
    public int OutputMegabytes { get; set; } = 16;
}
