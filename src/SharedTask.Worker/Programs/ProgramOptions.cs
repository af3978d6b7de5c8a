using System.ComponentModel.DataAnnotations;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Programs;

/// <summary>What organizers' own scoring programs may use; the <c>Programs</c> section of the configuration.</summary>
public sealed class ProgramOptions
{
    public const string Section = "Programs";

    /// <summary>The longest that one step may take, whatever the organizers ask for.</summary>
    [Range(1, 7 * 24 * 3600)]
    public int MaxSeconds { get; set; } = 3600;

    /// <summary>The memory of one step.</summary>
    [Range(64, 1024 * 1024)]
    public int MemoryMegabytes { get; set; } = 2048;

    /// <summary>What a step may leave: predictions, scores and a report.</summary>
    [Range(1, 4096)]
    public int OutputMegabytes { get; set; } = 64;

    internal SandboxLimits For(int seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Clamp(seconds, 1, MaxSeconds));
        return new SandboxLimits
        {
            Wall = time,
            Cpu = time * Environment.ProcessorCount,
            MemoryBytes = MemoryMegabytes * 1024L * 1024,
            Processes = 128,
            OutputBytes = OutputMegabytes * 1024L * 1024,
            OutputFiles = 512,
            ScratchBytes = 256L * 1024 * 1024,
            LogBytes = 4L * 1024 * 1024,
        };
    }
}
