using System.Diagnostics;
using System.Globalization;

namespace SharedTask.Worker.Sandbox;

/// <summary>The control group of one sandboxed program: it limits and counts memory, processes and processor time.</summary>
internal abstract class ControlGroup : IAsyncDisposable
{
    /// <summary>The files through which a process joins.</summary>
    public abstract IReadOnlyList<string> JoinFiles { get; }

    public abstract TimeSpan CpuTime { get; }

    public abstract long PeakMemoryBytes { get; }

    /// <summary>Whether the kernel ended a process of the group for want of memory.</summary>
    public abstract bool RanOutOfMemory { get; }

    protected abstract IReadOnlyList<string> Folders { get; }

    public async ValueTask DisposeAsync()
    {
        foreach (var folder in Folders)
        {
            // A group can be removed only when the kernel has let go of its last process, which may be a moment after its end.
            for (var attempt = 0; Directory.Exists(folder) && attempt < 100; attempt++)
            {
                try
                {
                    Directory.Delete(folder);
                }
                catch (IOException)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(5));
                }
            }
        }
    }

    /// <summary>Ends every process of the group that is alive now.</summary>
    public virtual void Kill()
    {
        foreach (var line in Folders.SelectMany(ReadMembers))
        {
            try
            {
                using var process = Process.GetProcessById(int.Parse(line, CultureInfo.InvariantCulture));
                process.Kill();
            }
            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
            {
                // It has ended by itself.
            }
        }
    }

    private static string[] ReadMembers(string folder)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(folder, "cgroup.procs"));
        }
        catch (IOException)
        {
            return [];
        }
    }

    protected static string Read(string folder, string file) => File.ReadAllText(Path.Combine(folder, file)).Trim();

    /// <summary>Reads a value of a file of "key value" lines; zero if it is not there.</summary>
    protected static long ReadValue(string folder, string file, string key)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            return 0;
        }

        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith(key, StringComparison.Ordinal) && line.Length > key.Length && line[key.Length] == ' ')
            {
                return long.Parse(line.AsSpan(key.Length + 1), CultureInfo.InvariantCulture);
            }
        }

        return 0;
    }
}
