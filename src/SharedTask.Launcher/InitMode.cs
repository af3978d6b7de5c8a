using System.Globalization;

namespace SharedTask.Launcher;

/// <summary>
/// <c>init [--copy FROM=TO ...] --out FOLDER --files N --bytes N --processes N [--data BYTES] [--stdout FILE] [--dumpable 0|1] -- PROGRAM ARGUMENT...</c>: copies
/// what the program may change, runs it as a child, ends everything that outlives it, and writes the output folder as frames to its own standard output, which
/// no other process ever holds.
/// </summary>
internal static unsafe class InitMode
{
    private const int ExitNotStartable = 127;
    private const int Interrupted = 4;
    private const int LimitData = 2;
    private const int LimitProcesses = 6;

    public static int Run(string[] arguments)
    {
        OfferItself();
        string? folder = null, standardOutput = null;
        int files = 0;
        long bytes = 0;
        nuint dumpable = 0;
        var i = 0;
        for (; i < arguments.Length && arguments[i] != "--"; i += 2)
        {
            var value = arguments[i + 1];
            switch (arguments[i])
            {
                case "--copy": FolderCopy.Make(value); break;
                case "--out": folder = value; break;
                case "--stdout": standardOutput = value; break;
                case "--dumpable": dumpable = nuint.Parse(value, CultureInfo.InvariantCulture); break;
                case "--files": files = int.Parse(value, CultureInfo.InvariantCulture); break;
                // Outside it would count all processes of the user: inside it counts those of this user namespace.
                case "--processes": Libc.Limit(LimitProcesses, ulong.Parse(value, CultureInfo.InvariantCulture)); break;
                case "--data": Libc.Limit(LimitData, ulong.Parse(value, CultureInfo.InvariantCulture)); break;
                case "--bytes": bytes = long.Parse(value, CultureInfo.InvariantCulture); break;
                default: throw new InvalidOperationException($"unknown option {arguments[i]}");
            }
        }

        // Nobody inside may look into or write to this process, whose standard output carries the verdict.
        Libc.Check(Libc.prctl(Libc.Dumpable, dumpable, 0, 0, 0), "prctl");
        var status = RunToTheEnd(arguments[(i + 1)..], standardOutput);
        using var frames = Console.OpenStandardOutput();
        var collector = new OutputFrames(frames, files, bytes);
        collector.WriteFolder(folder ?? throw new InvalidOperationException("--out is missing"));
        collector.WriteEnd(status);
        return 0;
    }

    /// <summary>
    /// Where memory runs out, the kernel takes this process and its children first: before bubblewrap, which has to take this one away, and
    /// before everything else on the machine.
    /// </summary>
    private static void OfferItself()
    {
        try
        {
            File.WriteAllText("/proc/self/oom_score_adj", "1000");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Not every container lets a process say so; the limits hold all the same.
        }
    }

    private static int RunToTheEnd(string[] command, string? standardOutput)
    {
        var child = Spawn(command, standardOutput, out var error);
        if (error != 0)
        {
            // The program's fault, not the sandbox's: told as a shell tells it.
            Say($"{command[0]} cannot be started: {Reason(error)}\n");
            return ExitNotStartable << 8;
        }

        int status, result = 0;
        while (true)
        {
            var ended = Libc.waitpid(-1, &status, 0);
            if (ended == child)
            {
                result = status;
                break;
            }

            if (ended < 0 && System.Runtime.InteropServices.Marshal.GetLastPInvokeError() != Interrupted)
            {
                throw new InvalidOperationException("the program was lost");
            }
        }

        // As process 1 this reaches every process of the namespace but itself; then they are reaped to the last.
        do
        {
            Libc.kill(-1, Libc.SigKill);
        }
        while (Libc.waitpid(-1, &status, 0) > 0 || System.Runtime.InteropServices.Marshal.GetLastPInvokeError() == Interrupted);

        return result;
    }

    private static string Reason(int error) => error switch
    {
        2 => "there is no such program or, if it is a script, no interpreter as its first line names it. That must lie below /usr; a line that ends with CR LF names another",
        8 => "it is neither a program for this machine nor a script whose first line names its interpreter, such as #!/usr/bin/python3",
        13 => "it may not be executed",
        _ => $"error {error}",
    };

    /// <summary>Without a writer for the console, which would install handlers of signals.</summary>
    private static void Say(string message)
    {
        using var log = Console.OpenStandardError();
        log.Write(System.Text.Encoding.UTF8.GetBytes(message));
    }

    private static int Spawn(string[] command, string? standardOutput, out int error)
    {
        // Generous room for the C library's opaque structures (80 and 336 bytes in glibc).
        var actions = stackalloc byte[512];
        var attributes = stackalloc byte[1024];
        var signals = stackalloc byte[256];
        Libc.posix_spawn_file_actions_init(actions);
        if (standardOutput is null)
        {
            Libc.posix_spawn_file_actions_adddup2(actions, 2, 1);
        }
        else
        {
            Libc.posix_spawn_file_actions_addopen(actions, 1, standardOutput, Libc.CreateWriteOnly, 0x1A4);
        }

        Libc.posix_spawnattr_init(attributes);
        Libc.posix_spawnattr_setflags(attributes, Libc.SetSignalDefaults | Libc.SetSignalMask);
        Libc.sigfillset(signals);
        Libc.posix_spawnattr_setsigdefault(attributes, signals);
        Libc.sigemptyset(signals);
        Libc.posix_spawnattr_setsigmask(attributes, signals);

        var argv = Libc.ToArray(command);
        var environment = Libc.ToArray([.. Environment.GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}")]);
        int process;
        error = Libc.posix_spawnp(&process, argv[0], actions, attributes, argv, environment);
        return process;
    }
}
