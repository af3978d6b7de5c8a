namespace SharedTask.Worker.Sandbox;

/// <summary>A file or folder of the host that a program sees, read-only.</summary>
/// <param name="HostPath">Where it is.</param>
/// <param name="InnerPath">Where the program finds it.</param>
public sealed record SandboxMount(string HostPath, string InnerPath);
