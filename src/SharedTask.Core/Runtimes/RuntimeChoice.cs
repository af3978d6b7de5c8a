namespace SharedTask.Core.Runtimes;

/// <summary>The runtime that a program gets.</summary>
/// <param name="Image">The name or pattern by which administrators mapped it; <see langword="null"/> if they mapped none and the machine's own programs are used.</param>
/// <param name="RootFolder">The folder that programs see as their file system; <see langword="null"/> for the machine's own programs.</param>
/// <param name="Report">What it offers; <see langword="null"/> if nobody has tested it.</param>
public sealed record RuntimeChoice(string? Image, string? RootFolder, RuntimeReport? Report)
{
    /// <summary>Whether its Python is of version 2.</summary>
    public bool IsPython2 => Report?.PythonVersion is { } version && version.StartsWith("2.", StringComparison.Ordinal);
}
