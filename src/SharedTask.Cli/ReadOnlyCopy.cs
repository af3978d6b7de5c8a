using SharedTask.Worker.Sandbox;

namespace SharedTask.Cli;

/// <summary>
/// A file or folder that a program is to see, as <c>HOST=PATH</c> names it. The program gets a copy: it is another user, who might not
/// pass to the original, and no lock of it reaches the original.
/// </summary>
internal sealed record ReadOnlyCopy(string HostPath, string InnerPath)
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly string[] Taken = ["/usr", "/bin", "/sbin", "/lib", "/lib64", "/proc", "/dev", "/run/sandbox", new SandboxCommand { Arguments = [], Mounts = [] }.OutputFolder];

    /// <summary>Reads the words of <c>--ro</c>, or says what is wrong with them.</summary>
    public static (IReadOnlyList<ReadOnlyCopy> Copies, string? Problem) Read(IReadOnlyList<string> words)
    {
        List<ReadOnlyCopy> copies = [];
        foreach (var word in words)
        {
            var parts = word.LastIndexOf('=');
            if (parts <= 0 || parts == word.Length - 1)
            {
                return ([], $"--ro takes HOST=PATH, such as --ro ./program=/job/program; \"{word}\" is not of that form.");
            }

            var copy = new ReadOnlyCopy(word[..parts], word[(parts + 1)..].TrimEnd('/'));
            if (FindProblem(copy, copies) is { } problem)
            {
                return ([], $"--ro {word}: {problem}");
            }

            copies.Add(copy);
        }

        return (copies, null);
    }

    /// <summary>Copies it into a place that every user may read.</summary>
    public SandboxMount LayOut(string place)
    {
        if (Directory.Exists(HostPath))
        {
            CopyFolder(new DirectoryInfo(HostPath), place);
        }
        else
        {
            CopyFile(new FileInfo(HostPath), place);
        }

        return new SandboxMount(place, InnerPath);
    }

    private static string? FindProblem(ReadOnlyCopy copy, List<ReadOnlyCopy> others)
    {
        if (!Path.Exists(copy.HostPath))
        {
            return $"there is no file or folder \"{copy.HostPath}\".";
        }

        if (copy.InnerPath.Length == 0 || copy.InnerPath[0] != '/' || Path.GetFullPath(copy.InnerPath) != copy.InnerPath)
        {
            return "the path in the sandbox is an absolute one, without \"..\", and not \"/\" itself.";
        }

        // What stands in a folder that is read-only could not be made any more.
        return Taken.FirstOrDefault(path => Lies(copy.InnerPath, path) || Lies(path, copy.InnerPath)) is { } taken
            ? $"{taken} is the sandbox's own; choose another path, such as /job/{Path.GetFileName(copy.InnerPath)}."
            : others.Find(other => Lies(copy.InnerPath, other.InnerPath) || Lies(other.InnerPath, copy.InnerPath)) is { } over
                ? $"it and {over.InnerPath} lie in each other."
                : null;
    }

    private static bool Lies(string path, string folder) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static void CopyFolder(DirectoryInfo source, string place)
    {
        Directory.CreateDirectory(place, Readable | Executable | UnixFileMode.UserWrite);
        foreach (var entry in source.EnumerateFileSystemInfos())
        {
            var copy = Path.Combine(place, entry.Name);
            if (entry.LinkTarget is { } target)
            {
                // It leads where it leads inside: to nothing of this machine.
                File.CreateSymbolicLink(copy, target);
            }
            else if (entry is DirectoryInfo folder)
            {
                CopyFolder(folder, copy);
            }
            else
            {
                CopyFile((FileInfo)entry, copy);
            }
        }
    }

    private static void CopyFile(FileInfo source, string place)
    {
        source.CopyTo(place);
        File.SetUnixFileMode(place, Readable | (source.UnixFileMode.HasFlag(UnixFileMode.UserExecute) ? Executable : UnixFileMode.None));
    }
}
