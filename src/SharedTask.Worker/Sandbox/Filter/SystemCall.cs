namespace SharedTask.Worker.Sandbox.Filter;

/// <summary>A system call of Linux.</summary>
/// <param name="Name">The kernel's name.</param>
/// <param name="X64">Its number on x86-64.</param>
/// <param name="Arm64">Its number on aarch64; <see langword="null"/> if it was never there.</param>
internal sealed record SystemCall(string Name, int X64, int? Arm64)
{
    /// <summary>The calls that came since the two share their numbers.</summary>
    public SystemCall(string name, int number)
        : this(name, number, number)
    {
    }
}
