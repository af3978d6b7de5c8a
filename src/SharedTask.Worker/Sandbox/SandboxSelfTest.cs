namespace SharedTask.Worker.Sandbox;

/// <summary>What a machine lets us contain, and why not more.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Missing">What is missing for the full tier, in words; empty for the full tier.</param>
public sealed record SandboxSelfTest(SandboxTier Tier, string Missing);
