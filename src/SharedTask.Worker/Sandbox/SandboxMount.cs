namespace SharedTask.Worker.Sandbox;

/// <summary>A file or folder of the host that a program sees, read-only or as a copy of its own.</summary>
/// <param name="HostPath">Where it is.</param>
/// <param name="InnerPath">Where the program finds it.</param>
/// <param name="IsCopy">Whether the program gets a copy that it may change; the place must stand below the command's working storage.</param>
public sealed record SandboxMount(string HostPath, string InnerPath, bool IsCopy = false);
