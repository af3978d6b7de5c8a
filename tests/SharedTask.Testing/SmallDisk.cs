using System.Diagnostics;

namespace SharedTask.Testing;

/// <summary>A disk of a few mebibytes that can be filled and emptied.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder parent = new();

    private SmallDisk()
    {
        Path = Directory.CreateDirectory(parent.Of("disk")).FullName;
    }

    public string Path { get; }

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <summary>Makes one; <see langword="null"/> where mounting is not allowed.</summary>
    public static SmallDisk? TryMount(int mebibytes)
    {
        var disk = new SmallDisk();
        if (Run("mount", "-t", "tmpfs", "-o", FormattableString.Invariant($"size={mebibytes}m,mode=755"), "tmpfs", disk.Path))
        {
            // Programs in the sandbox are somebody else, and must pass.
            File.SetUnixFileMode(disk.parent.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute);
            return disk;
        }

        disk.parent.Dispose();
        return null;
    }

    /// <summary>Takes every byte that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var size = 1 << 20; size > 0;)
        {
            try
            {
                file.Write(new byte[size]);
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }

    public void Empty() => File.Delete(Ballast);

    public void Dispose()
    {
        Run("umount", "-l", Path);
        parent.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
