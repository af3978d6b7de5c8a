using System.Globalization;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Storage;

namespace SharedTask.Worker.Sandbox;

/// <summary>Says which limit a program exceeded, with the limit's value.</summary>
internal static class LimitSentences
{
    /// <summary>The limit behind a verdict; <see langword="null"/> if it is about none.</summary>
    public static ExceededLimit? Find(SandboxVerdict verdict, SandboxLimits limits) => verdict switch
    {
        SandboxVerdict.WallTimeExceeded => new ExceededLimit(LimitKind.Wall, (long)limits.Wall.TotalMilliseconds),
        SandboxVerdict.CpuTimeExceeded => new ExceededLimit(LimitKind.Cpu, (long)limits.Cpu.TotalMilliseconds),
        SandboxVerdict.OutOfMemory => new ExceededLimit(LimitKind.Memory, limits.MemoryBytes),
        SandboxVerdict.LogFlood => new ExceededLimit(LimitKind.Log, limits.LogBytes),
        SandboxVerdict.OutputExceeded => new ExceededLimit(LimitKind.Output, limits.OutputBytes),
        _ => null,
    };

    /// <summary>The sentence about a program, such as "The scorer".</summary>
    public static string Of(ExceededLimit exceeded, SandboxLimits limits, string program) => exceeded.Kind switch
    {
        LimitKind.Wall => $"{program} was stopped because it took longer than {Seconds(limits.Wall)} s.",
        LimitKind.Cpu => $"{program} was stopped because it used more than {Seconds(limits.Cpu)} s of processor time.",
        LimitKind.Memory => $"{program} was stopped because it needed more than {FileSize.Format(limits.MemoryBytes)} of memory.",
        LimitKind.Log => $"{program} was stopped because it printed more than {FileSize.Format(limits.LogBytes)}.",
        _ => $"{program} wrote more than {FileSize.Format(limits.OutputBytes)} or {limits.OutputFiles.ToString(CultureInfo.InvariantCulture)} files.",
    };

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
