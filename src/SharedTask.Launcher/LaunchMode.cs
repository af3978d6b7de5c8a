using System.Globalization;

namespace SharedTask.Launcher;

/// <summary>
/// <c>launch --parent N [--uid N] [--cgroup FILE]... [--cpu SECONDS] [--fsize BYTES] [--filter FILE] -- PROGRAM ARGUMENT...</c>: becomes the
/// program with less of everything. The filter of system calls, if one is given, is open as descriptor 3 then. A test leaves
/// out a part with <c>--descriptors keep</c>.
/// </summary>
internal static unsafe class LaunchMode
{
    /// <summary>The exit code of a launcher that could not start anything; the program's own codes come in frames, never as this.</summary>
    public const int ExitNotStarted = 125;

    /// <summary>The first descriptor after the three that every program has.</summary>
    private const int FilterDescriptor = 3;

    private const int LimitCpu = 0;
    private const int LimitFileSize = 1;
    private const int LimitCore = 4;
    private const int LimitOpenFiles = 7;
    private const int LimitLockedMemory = 8;
    private const int LimitMessageQueues = 12;

    public static int Run(string[] arguments)
    {
        uint? user = null;
        string? filter = null;
        var (parent, keepsDescriptors) = (0, false);
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
                case "--filter":
                    filter = value;
                    break;
                case "--descriptors":
                    keepsDescriptors = value == "keep";
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

        // One byte: no core file is so small, and for a program that takes cores from a pipe the kernel starts none. With 0 it would,
        // outside of the sandbox and as root.
        Libc.Limit(LimitCore, 1);
        Libc.Limit(LimitOpenFiles, 1024);
        Libc.Limit(LimitLockedMemory, 64 * 1024);
        Libc.Limit(LimitMessageQueues, 0);
        if (!keepsDescriptors)
        {
            Libc.Check(Libc.close_range(FilterDescriptor, uint.MaxValue, 0), "close_range");
        }

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

        if (filter is not null && Libc.open(filter, 0) != FilterDescriptor)
        {
            throw new InvalidOperationException($"cannot open {filter} as descriptor {FilterDescriptor}");
        }

        Libc.signal(Libc.SigPipe, 0);
        var none = stackalloc byte[128];
        Libc.sigemptyset(none);
        Libc.sigprocmask(Libc.SetMask, none, null);

        var command = arguments[(i + 1)..];
        var argv = Libc.ToArray(command);
        Libc.execve(argv[0], argv, Libc.ToArray([]));
        throw new InvalidOperationException($"cannot start {command[0]}: error {System.Runtime.InteropServices.Marshal.GetLastPInvokeError()}");
    }
}
