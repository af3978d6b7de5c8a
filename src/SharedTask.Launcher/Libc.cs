using System.Runtime.InteropServices;

namespace SharedTask.Launcher;

/// <summary>The few calls of the C library that the base class library does not offer.</summary>
internal static unsafe partial class Libc
{
    public const int DieWithParent = 1;
    public const int Dumpable = 4;
    public const int SigKill = 9;
    public const int SigPipe = 13;
    public const int CreateWriteOnly = 0x1 | 0x40 | 0x200;
    public const int SetSignalDefaults = 0x04;
    public const int SetSignalMask = 0x08;
    public const int SetMask = 2;

    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;

    /// <summary>How a file is opened that may be anything: without following a link, without waiting for a pipe's other end.</summary>
    public static int ReadOnlyNoFollowNonBlocking => NoFollow | NonBlocking | CloseOnExec;

    /// <summary>How a folder is opened, and nothing else than a folder.</summary>
    public static int FolderNoFollow => NoFollow | Folder | CloseOnExec;

    // The two flags whose number depends on the processor.
    private static int NoFollow => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x8000 : 0x20000;

    private static int Folder => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x4000 : 0x10000;

    [LibraryImport("libc", SetLastError = true)]
    public static partial int setgroups(nuint count, uint* groups);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int setresgid(uint real, uint effective, uint saved);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int setresuid(uint real, uint effective, uint saved);

    [LibraryImport("libc")]
    public static partial uint geteuid();

    [LibraryImport("libc")]
    public static partial int getppid();

    [LibraryImport("libc", SetLastError = true)]
    public static partial int setrlimit(int resource, ulong* limit);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int close_range(uint first, uint last, uint flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int prctl(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int execve(byte* path, byte** arguments, byte** environment);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int kill(int process, int signal);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int waitpid(int process, int* status, int options);

    [LibraryImport("libc")]
    public static partial nint signal(int number, nint handler);

    [LibraryImport("libc")]
    public static partial int sigfillset(void* set);

    [LibraryImport("libc")]
    public static partial int sigemptyset(void* set);

    [LibraryImport("libc")]
    public static partial int sigprocmask(int how, void* set, void* old);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int openat(int folder, byte* name, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint getdents64(int folder, byte* buffer, nuint size);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int statx(int folder, string path, int flags, uint mask, byte* buffer);

    [LibraryImport("libc")]
    public static partial int posix_spawnp(int* process, byte* path, void* actions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc")]
    public static partial int posix_spawn_file_actions_init(void* actions);

    [LibraryImport("libc")]
    public static partial int posix_spawn_file_actions_adddup2(void* actions, int from, int to);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int posix_spawn_file_actions_addopen(void* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc")]
    public static partial int posix_spawnattr_init(void* attributes);

    [LibraryImport("libc")]
    public static partial int posix_spawnattr_setflags(void* attributes, short flags);

    [LibraryImport("libc")]
    public static partial int posix_spawnattr_setsigdefault(void* attributes, void* set);

    [LibraryImport("libc")]
    public static partial int posix_spawnattr_setsigmask(void* attributes, void* set);

    /// <summary>Whether an open descriptor is a regular file.</summary>
    public static bool IsRegularFile(int descriptor)
    {
        const int EmptyPath = 0x1000, ModeOffset = 28, TypeMask = 0xF000, Regular = 0x8000;
        const uint TypeAndMode = 3;
        var buffer = stackalloc byte[256];
        return statx(descriptor, "", EmptyPath, TypeAndMode, buffer) == 0
            && (*(ushort*)(buffer + ModeOffset) & TypeMask) == Regular;
    }

    /// <summary>Copies strings to a zero-terminated array of zero-terminated UTF-8; never freed: the process becomes another one.</summary>
    public static byte** ToArray(IReadOnlyList<string> strings)
    {
        var array = (byte**)NativeMemory.AllocZeroed((nuint)(strings.Count + 1), (nuint)sizeof(byte*));
        for (var i = 0; i < strings.Count; i++)
        {
            array[i] = (byte*)Marshal.StringToCoTaskMemUTF8(strings[i]);
        }

        return array;
    }

    /// <summary>Lowers a limit of this process and of all that it becomes or starts.</summary>
    public static void Limit(int resource, ulong value)
    {
        var limit = stackalloc ulong[2] { value, value };
        Check(setrlimit(resource, limit), $"setrlimit {resource}");
    }

    public static void Check(int result, string what)
    {
        if (result != 0)
        {
            throw new InvalidOperationException($"{what} failed with error {Marshal.GetLastPInvokeError()}");
        }
    }
}
