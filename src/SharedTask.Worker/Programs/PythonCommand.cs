using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Programs;

/// <summary>Finds what a command that says <c>python</c> means in a runtime.</summary>
internal static class PythonCommand
{
    /// <summary>The Python of a runtime; <see langword="null"/> if it has none.</summary>
    public static string? Find(string? root) =>
        // What images call python is what their programs were written for; Debian has only python3.
        root is not null && RootFileSystem.FindProgram(root, "python") is not null ? "python"
        : RootFileSystem.FindProgram(root, "python3") is not null ? "python3"
        : null;

    /// <summary>The program to start for a word that asks for some Python; the word itself where it asks for something else or for what is there.</summary>
    public static string Resolve(string word, string? root)
    {
        var name = word[(word.LastIndexOf('/') + 1)..];
        var isPython = name is "python" or "python2" or "python3" || name.StartsWith("python2.", StringComparison.Ordinal) || name.StartsWith("python3.", StringComparison.Ordinal);
        return !isPython || (root is not null && RootFileSystem.FindProgram(root, name) is not null) ? word : Find(root) ?? word;
    }
}
