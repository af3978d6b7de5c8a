using Microsoft.Extensions.Options;

namespace SharedTask.Worker.Sandbox;

/// <summary>
/// The folder in which runs are laid out and programs stand ready. Its path says nothing, because a program sees the sources of its
/// mounts, and every user may pass through it, because the sandbox is another user than the worker.
/// </summary>
public sealed class SandboxScratch : IDisposable
{
    private const UnixFileMode Passable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute |
        UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly FileStream guard;

    public SandboxScratch(IOptions<SandboxOptions> options)
    {
        var parent = options.Value.Scratch.Length > 0 ? options.Value.Scratch : Path.GetTempPath();
        Directory.CreateDirectory(parent);
        SweepLeftOvers(parent);
        Root = Path.Combine(parent, $"{Prefix}{Guid.CreateVersion7():n}");
        Directory.CreateDirectory(Root, Passable);
        // Held open for as long as this process lives: what a killed process left is told by an unlocked guard.
        guard = new FileStream(Path.Combine(Root, GuardFile), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    public string Root { get; }

    private static string Prefix => "st-";

    private static string GuardFile => ".guard";

    /// <summary>The outermost folder around this one through which only its owner may pass; <see langword="null"/> if there is none.</summary>
    public string? FindClosedFolder()
    {
        string? closed = null;
        for (var folder = Path.GetFullPath(Root); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            closed = File.GetUnixFileMode(folder).HasFlag(UnixFileMode.OtherExecute) ? closed : folder;
        }

        return closed;
    }

    /// <summary>Makes a new folder that every user may read.</summary>
    public string CreateFolder()
    {
        var folder = Path.Combine(Root, Guid.CreateVersion7().ToString("n"));
        Directory.CreateDirectory(folder, Passable);
        return folder;
    }

    /// <summary>Lets every user read a folder and what is in it.</summary>
    public static void MakeReadable(string folder)
    {
        File.SetUnixFileMode(folder, Passable);
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            entry.UnixFileMode = entry is DirectoryInfo ? Passable : Passable & ~(UnixFileMode.GroupExecute | UnixFileMode.OtherExecute | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Copies a program to where every user may start it.</summary>
    public string CopyProgram(string path)
    {
        var copy = Path.Combine(CreateFolder(), "program");
        File.Copy(path, copy);
        File.SetUnixFileMode(copy, Passable & ~UnixFileMode.UserWrite);
        return copy;
    }

    /// <summary>Writes a file that every user may read.</summary>
    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(CreateFolder(), name);
        File.WriteAllBytes(path, content);
        File.SetUnixFileMode(path, Passable & ~(UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute | UnixFileMode.UserWrite));
        return path;
    }

    public void Dispose()
    {
        // While the guard is still held: what is unguarded may be swept away by another process, and two would delete at once.
        Directory.Delete(Root, recursive: true);
        guard.Dispose();
    }

    private static void SweepLeftOvers(string parent)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            try
            {
                using (new FileStream(Path.Combine(folder, GuardFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                }

                Directory.Delete(folder, recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It belongs to a living process, to another user, or is no folder of ours.
            }
        }
    }
}
