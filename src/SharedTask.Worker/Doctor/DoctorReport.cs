using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Doctor;

/// <summary>What a machine lets us contain, and everything that was looked at.</summary>
/// <param name="Machine">The machine's name.</param>
/// <param name="At">When it was examined.</param>
/// <param name="Tier">What may run; nothing where a program was not held.</param>
/// <param name="Missing">What is missing for the full tier, in words; empty for the full tier.</param>
/// <param name="Results">What was looked at, in the order in which one thing stands on the other.</param>
public sealed record DoctorReport(string Machine, DateTime At, SandboxTier Tier, string Missing, IReadOnlyList<ProbeResult> Results);
