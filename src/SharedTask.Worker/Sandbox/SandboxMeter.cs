namespace SharedTask.Worker.Sandbox;

/// <summary>What a sandbox uses, by its control group, or by its processes where there is none.</summary>
internal sealed class SandboxMeter(ControlGroup? group, int process, long memoryBytes)
{
    public TimeSpan CpuTime { get; private set; }

    public long PeakMemoryBytes { get; private set; }

    public bool RanOutOfMemory { get; private set; }

    public void Read()
    {
        if (group is not null)
        {
            (CpuTime, PeakMemoryBytes, RanOutOfMemory) = (group.CpuTime, group.PeakMemoryBytes, group.RanOutOfMemory);
            return;
        }

        // Of processes that have ended there is nothing to read any more: what was seen last stays.
        var (cpuTime, residentBytes) = ProcessTree.Measure(process);
        CpuTime = cpuTime > CpuTime ? cpuTime : CpuTime;
        PeakMemoryBytes = Math.Max(PeakMemoryBytes, residentBytes);
        RanOutOfMemory = PeakMemoryBytes > memoryBytes;
    }
}
