using System.Globalization;

namespace SharedTask.Launcher;

/// <summary>
/// <c>init --out FOLDER --files N --bytes N [--stdout FILE] -- PROGRAM ARGUMENT...</c>: runs the program as a child, ends everything
/// that outlives it, and writes the output folder as frames to its own standard output, which no other process ever holds.
/// </summary>
internal static unsafe class InitMode
{
    public static int Run(string[] arguments)
    {
        // Nobody inside may look into or write to this process, whose standard output carries the verdict.
        Libc.Check(Libc.prctl(Libc.DieOnDumpable, 0, 0, 0, 0), "prctl");

        string? folder = null, standardOutput = null;
        int files = 0;
        long bytes = 0;
        var i = 0;
        for (; i < arguments.Length && arguments[i] != "--"; i += 2)
        {
            var value = arguments[i + 1];
            switch (arguments[i])
            {
                case "--out": folder = value; break;
                case "--stdout": standardOutput = value; break;
                case "--files": files = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "--bytes": bytes = long.Parse(value, CultureInfo.InvariantCulture); break;
                default: throw new InvalidOperationException($"unknown option {arguments[i]}");
            }
        }

        var status = RunToTheEnd(arguments[(i + 1)..], standardOutput);
        using var frames = Console.OpenStandardOutput();
        var collector = new OutputFrames(frames, files, bytes);
        collector.WriteFolder(folder ?? throw new InvalidOperationException("--out is missing"));
        collector.WriteEnd(status);
        return 0;
    }

    private static int RunToTheEnd(string[] command, string? standardOutput)
    {
        var child = Spawn(command, standardOutput);
        int status, result = 0;
        while (true)
        {
            var ended = Libc.waitpid(-1, &status, 0);
            if (ended == child)
            {
                result = status;
                break;
            }

            if (ended < 0 && System.Runtime.InteropServices.Marshal.GetLastPInvokeError() != 4)
            {
                throw new InvalidOperationException("the program was lost");
            }
        }

        // As process 1 this reaches every process of the namespace but itself; then they are reaped to the last.
        while (Libc.kill(-1, Libc.SigKill) == 0 && Libc.waitpid(-1, &status, 0) > 0)
        {
        }

        return result;
    }

    private static int Spawn(string[] command, string? standardOutput)
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
        var error = Libc.posix_spawn(&process, argv[0], actions, attributes, argv, environment);
        return error == 0 ? process : throw new InvalidOperationException($"cannot start {command[0]}: error {error}");
    }
}
