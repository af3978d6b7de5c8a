namespace SharedTask.Worker.Doctor;

/// <summary>What was looked at and found.</summary>
/// <param name="Key">What, a key of <see cref="DoctorTexts"/>: <c>Probe.…</c> names it, <c>Advice.…</c> says what to do about it.</param>
/// <param name="Attempts">Whether a program in the sandbox attempted what it must not be able to do.</param>
/// <param name="State">Whether it is as it should be.</param>
/// <param name="Found">The facts: versions, paths, numbers.</param>
public sealed record ProbeResult(string Key, bool Attempts, ProbeState State, string Found);
