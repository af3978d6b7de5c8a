using System.Diagnostics;

namespace SharedTask.Worker.Sandbox;

/// <summary>Ends a sandbox from outside, asked again and again until it has ended.</summary>
internal sealed class SandboxEnd(Process bubblewrap)
{
    /// <summary>Five seconds at the pace of <see cref="SandboxRun"/>: on a busy machine the end of a fork bomb takes its time.</summary>
    private const int PatientTimes = 250;

    /// <summary>A minute at that pace.</summary>
    private const int MostTimes = 3000;

    private int times;

    /// <summary>Whether it was asked for so long that it cannot be ended.</summary>
    public bool IsHopeless => Volatile.Read(ref times) > MostTimes;

    /// <summary>Ends bubblewrap itself, with which the sandbox's process 1 ends.</summary>
    public void Force() => Kill(() => bubblewrap);

    /// <summary>
    /// Ends process 1 inside, with which the kernel ends all the others. Bubblewrap then takes it away and ends by itself: killed first, it would
    /// leave a dead process to process 1 of the machine, which in a container may be one that never looks. Before there is a
    /// process 1, or if this does not help, bubblewrap itself is ended.
    /// </summary>
    public void Hasten()
    {
        var inside = Interlocked.Increment(ref times) <= PatientTimes ? ProcessTree.Children(bubblewrap.Id).ToList() : [];
        foreach (var child in inside)
        {
            Kill(() => Process.GetProcessById(child));
        }

        if (inside.Count == 0)
        {
            Kill(() => bubblewrap);
        }
    }

    private static void Kill(Func<Process> find)
    {
        try
        {
            find().Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself.
        }
    }
}
