namespace SharedTask.Worker.Sandbox;

/// <summary>What a program used.</summary>
/// <param name="Wall">From start to end, the sandbox's own work included.</param>
/// <param name="Cpu">Processor time of all its processes; zero where nothing counts it.</param>
/// <param name="PeakMemoryBytes">The most memory at a time; zero where nothing counts it.</param>
public sealed record SandboxUsage(TimeSpan Wall, TimeSpan Cpu, long PeakMemoryBytes);
