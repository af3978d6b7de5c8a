using System.Globalization;

namespace SharedTask.Launcher;

/// <summary>
/// <c>launch --parent N [--uid N] [--cgroup FILE]... [--cpu SECONDS] [--fsize BYTES] -- PROGRAM ARGUMENT...</c>: becomes the program with
/// less of everything.
/// </summary>
internal static unsafe class LaunchMode
{
    /// <summary>The exit code of a launcher that could not start anything; the program's own codes come in frames, never as this.</summary>
    public const int ExitNotStarted = 125;

    private const int LimitCpu = 0;
    private const int LimitFileSize = 1;
    private const int LimitCore = 4;
    private const int LimitOpenFiles = 7;
    private const int LimitLockedMemory = 8;
    private const int LimitMessageQueues = 12;

    public static int Run(string[] arguments)
    {
        uint? user = null;
        var parent = 0;
        var i = 0;
        for (; i < arguments.Length && arguments[i] != "--"; i += 2)
        {
            var value = arguments[i + 1];
            switch (arguments[i])
            {
                case "--parent":
                    parent = int.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "--uid":
                    user = uint.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "--cgroup":
                    // "0" stands for the writing process: it joins while it can, before it gives up root.
                    File.WriteAllText(value, "0");
                    break;
                case "--cpu":
                    Libc.Limit(LimitCpu, ulong.Parse(value, CultureInfo.InvariantCulture));
                    break;
                case "--fsize":
                    Libc.Limit(LimitFileSize, ulong.Parse(value, CultureInfo.InvariantCulture));
                    break;
                default:
                    throw new InvalidOperationException($"unknown option {arguments[i]}");
            }
        }

        Libc.Limit(LimitCore, 0);
        Libc.Limit(LimitOpenFiles, 1024);
        Libc.Limit(LimitLockedMemory, 64 * 1024);
        Libc.Limit(LimitMessageQueues, 0);
        Libc.Check(Libc.close_range(3, uint.MaxValue, 0), "close_range");
        if (user is { } uid)
        {
            Libc.Check(Libc.setgroups(0, null), "setgroups");
            Libc.Check(Libc.setresgid(uid, uid, uid), "setresgid");
            Libc.Check(Libc.setresuid(uid, uid, uid), "setresuid");
        }

        // Inside a user namespace made by root, the kernel still sees root: bubblewrap must never be started so.
        if (Libc.geteuid() == 0)
        {
            throw new InvalidOperationException("refusing to start a sandbox as root");
        }

        // Bubblewrap wishes the same, but only once it has started. A change of user clears the wish; a parent that ended before it
        // is noticed by its absence.
        Libc.Check(Libc.prctl(Libc.DieWithParent, Libc.SigKill, 0, 0, 0), "prctl");
        if (Libc.getppid() != parent)
        {
            throw new InvalidOperationException("the worker has ended");
        }

        Libc.signal(Libc.SigPipe, 0);
        var none = stackalloc byte[128];
        Libc.sigemptyset(none);
        Libc.sigprocmask(2, none, null);

        var command = arguments[(i + 1)..];
        var argv = Libc.ToArray(command);
        Libc.execve(argv[0], argv, Libc.ToArray([]));
        throw new InvalidOperationException($"cannot start {command[0]}: error {System.Runtime.InteropServices.Marshal.GetLastPInvokeError()}");
    }
}
