using System.Runtime.InteropServices;
using SharedTask.Worker.Sandbox.Filter;

namespace SharedTask.Worker.Tests.Sandbox.Filter;

public sealed class SystemCallFilterTests
{
    private const uint Allowed = 0x7FFF0000;
    private const uint Killed = 0x80000000;
    private const uint Done = 0x00050000;
    private const uint NotPermitted = Done | 1;
    private const uint NoMemory = Done | 12;
    private const uint InvalidArgument = Done | 22;
    private const uint NotImplemented = Done | 38;
    private const uint NoSuchProtocol = Done | 93;
    private const uint NoSuchFamily = Done | 97;

    private const uint X64 = 0xC000003E;
    private const uint Arm64 = 0xC00000B7;
    private const uint X86 = 0x40000003;
    private const uint Arm = 0x40000028;

    private static readonly byte[] FilterOfX64 = SystemCallFilter.For(Architecture.X64)!;
    private static readonly byte[] FilterOfArm64 = SystemCallFilter.For(Architecture.Arm64)!;

    public static TheoryData<string, int, int> Everyday => new()
    {
        { "read", 0, 63 }, { "write", 1, 64 }, { "openat", 257, 56 }, { "mmap", 9, 222 }, { "execve", 59, 221 }, { "futex", 202, 98 },
        { "wait4", 61, 260 }, { "kill", 62, 129 }, { "exit_group", 231, 94 }, { "getrandom", 318, 278 }, { "statx", 332, 291 }, { "rseq", 334, 293 },
        { "membarrier", 324, 283 }, { "sched_setaffinity", 203, 122 }, { "eventfd2", 290, 19 }, { "epoll_pwait2", 441, 441 }, { "openat2", 437, 437 },
        { "close_range", 436, 436 }, { "landlock_restrict_self", 446, 446 }, { "set_mempolicy_home_node", 450, 450 },
    };

    public static TheoryData<string, uint> Refused => new()
    {
        { "clone3", NotImplemented }, { "io_uring_setup", NotImplemented }, { "io_uring_enter", NotImplemented }, { "io_uring_register", NotImplemented },
        { "open_tree", NotImplemented }, { "move_mount", NotImplemented }, { "fsopen", NotImplemented }, { "fsconfig", NotImplemented },
        { "fsmount", NotImplemented }, { "fspick", NotImplemented }, { "mount_setattr", NotImplemented },
        { "inotify_init1", NotImplemented }, { "inotify_add_watch", NotImplemented }, { "fanotify_init", NotImplemented },
        { "add_key", NotPermitted }, { "request_key", NotPermitted }, { "keyctl", NotPermitted }, { "bpf", NotPermitted }, { "ptrace", NotPermitted },
        { "process_vm_readv", NotPermitted }, { "process_vm_writev", NotPermitted }, { "pidfd_getfd", NotPermitted }, { "kcmp", NotPermitted },
        { "mount", NotPermitted }, { "umount2", NotPermitted }, { "pivot_root", NotPermitted }, { "setns", NotPermitted }, { "unshare", NotPermitted },
        { "userfaultfd", NotPermitted }, { "perf_event_open", NotPermitted }, { "kexec_load", NotPermitted }, { "kexec_file_load", NotPermitted },
        { "init_module", NotPermitted }, { "finit_module", NotPermitted }, { "delete_module", NotPermitted },
        { "settimeofday", NotPermitted }, { "clock_settime", NotPermitted }, { "clock_adjtime", NotPermitted }, { "adjtimex", NotPermitted },
        { "name_to_handle_at", NotPermitted }, { "open_by_handle_at", NotPermitted }, { "reboot", NotPermitted }, { "swapon", NotPermitted },
        { "sync", Done }, { "syncfs", Done },
    };

    /// <summary>Calls whose arguments decide: name, first to third argument, answer.</summary>
    public static TheoryData<string, ulong, ulong, ulong, uint> Judged => new()
    {
        { "clone", 0x01200011, 0, 0, Allowed }, { "clone", 0x003D0F00, 0, 0, Allowed },
        { "clone", 0x00020011, 0, 0, NotPermitted }, { "clone", 0x02000011, 0, 0, NotPermitted }, { "clone", 0x04000011, 0, 0, NotPermitted },
        { "clone", 0x08000011, 0, 0, NotPermitted }, { "clone", 0x10000011, 0, 0, NotPermitted }, { "clone", 0x20000011, 0, 0, NotPermitted },
        { "clone", 0x40000011, 0, 0, NotPermitted }, { "clone", 0xFFFF_0000_1000_0011, 0, 0, NotPermitted },
        { "ioctl", 0, 0x5401, 0, Allowed }, { "ioctl", 0, 0x5412, 0, NotPermitted }, { "ioctl", 0, 0x541C, 0, NotPermitted },
        { "ioctl", 0x5412, 0x5413, 0x5412, Allowed }, { "ioctl", 0, 0x1_0000_5412, 0, NotPermitted }, { "ioctl", 0, 0xFFFF_FFFF_0000_541C, 0, NotPermitted },
        { "socket", 1, 1, 0, Allowed }, { "socket", 2, 1, 0, Allowed }, { "socket", 2, 1, 6, Allowed }, { "socket", 10, 2, 17, Allowed },
        { "socket", 16, 3, 0, NoSuchFamily }, { "socket", 17, 3, 0, NoSuchFamily }, { "socket", 38, 5, 0, NoSuchFamily }, { "socket", 40, 1, 0, NoSuchFamily },
        { "socket", 0, 1, 0, NoSuchFamily }, { "socket", 0xFFFF_FFFF, 1, 0, NoSuchFamily }, { "socket", 0x1_0000_0028, 1, 0, NoSuchFamily },
        { "socket", 2, 1, 132, NoSuchProtocol }, { "socket", 10, 1, 262, NoSuchProtocol }, { "socket", 2, 3, 255, NoSuchProtocol },
        { "socketpair", 1, 1, 0, Allowed }, { "socketpair", 40, 1, 0, NoSuchFamily }, { "socketpair", 2, 1, 132, NoSuchProtocol },
        { "prlimit64", 0, 7, 0, Allowed }, { "prlimit64", 1, 7, 0, NotPermitted }, { "prlimit64", 0x1_0000_0000, 7, 0, Allowed },
        { "fcntl", 3, 1, 0, Allowed }, { "fcntl", 3, 6, 0, Allowed }, { "fcntl", 3, 1025, 0, Allowed }, { "fcntl", 3, 1031, 0, Allowed },
        { "fcntl", 3, 1024, 0, NotPermitted }, { "fcntl", 3, 1026, 0, NotPermitted },
        { "memfd_create", 0, 3, 0, Allowed }, { "memfd_create", 0, 4, 0, InvalidArgument }, { "memfd_create", 0, 7, 0, InvalidArgument },
        { "shmget", 1, 4096, 0x380, Allowed }, { "shmget", 1, 4096, 0xB80, NotPermitted },
        { "prctl", 4, 0, 0, Allowed }, { "prctl", 15, 0, 0, Allowed }, { "prctl", 62, 1, 0, InvalidArgument },
        { "flock", 3, 1, 0, Allowed }, { "flock", 3, 8, 0, Allowed }, { "flock", 3, 2, 0, NotImplemented }, { "flock", 3, 6, 0, NotImplemented },
    };

    [Theory]
    [MemberData(nameof(Everyday))]
    public void Call_OfEveryday_IsAllowed(string name, int x64, int arm64)
    {
        BpfInterpreter.Run(FilterOfX64, X64, (uint)x64).ShouldBe(Allowed, name);
        BpfInterpreter.Run(FilterOfArm64, Arm64, (uint)arm64).ShouldBe(Allowed, name);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Call_Listed_IsAnsweredSo(string name, uint answer)
    {
        BpfInterpreter.Run(FilterOfX64, X64, KernelHeaders.X64[name]).ShouldBe(answer);
        BpfInterpreter.Run(FilterOfArm64, Arm64, KernelHeaders.Arm64[name]).ShouldBe(answer);
    }

    [Theory]
    [MemberData(nameof(Judged))]
    public void Call_JudgedByItsArguments_IsAnsweredSo(string name, ulong first, ulong second, ulong third, uint answer)
    {
        BpfInterpreter.Run(FilterOfX64, X64, KernelHeaders.X64[name], first, second, third).ShouldBe(answer);
        BpfInterpreter.Run(FilterOfArm64, Arm64, KernelHeaders.Arm64[name], first, second, third).ShouldBe(answer);
    }

    [Theory]
    [InlineData(0x22, Allowed)]
    [InlineData(0x4022, Allowed)]
    [InlineData(0x40022, NoMemory)]
    [InlineData(0x5404_0022, NoMemory)]
    public void Mapping_OfHugePages_FindsNone(ulong flags, uint answer)
    {
        BpfInterpreter.Run(FilterOfX64, X64, KernelHeaders.X64["mmap"], 0, 4096, 3, flags).ShouldBe(answer);
        BpfInterpreter.Run(FilterOfArm64, Arm64, KernelHeaders.Arm64["mmap"], 0, 4096, 3, flags).ShouldBe(answer);
    }

    [Theory]
    [InlineData(X86)]
    [InlineData(Arm)]
    [InlineData(0u)]
    public void Call_OfAnotherArchitecture_Kills(uint architecture)
    {
        BpfInterpreter.Run(FilterOfX64, architecture, 0).ShouldBe(Killed);
        BpfInterpreter.Run(FilterOfX64, Arm64, 0).ShouldBe(Killed);
        BpfInterpreter.Run(FilterOfArm64, architecture, 0).ShouldBe(Killed);
        BpfInterpreter.Run(FilterOfArm64, X64, 0).ShouldBe(Killed);
    }

    [Theory]
    [InlineData(451)]
    [InlineData(700)]
    [InlineData(0x4000_0000)]
    [InlineData(0x4000_0209)]
    [InlineData(0x7FFF_FFFF)]
    [InlineData(0xFFFF_FFFF)]
    public void Call_ThatWasNotJudged_DoesNotExist(uint number)
    {
        BpfInterpreter.Run(FilterOfX64, X64, number).ShouldBe(NotImplemented);
        BpfInterpreter.Run(FilterOfArm64, Arm64, number).ShouldBe(NotImplemented);
    }

    /// <summary>No number is answered otherwise than its name says, whatever a mistake in a jump would do.</summary>
    [Fact]
    public void Calls_AllOfThem_AreAnsweredByTheirNames()
    {
        Check(FilterOfX64, X64, call => call.X64);
        Check(FilterOfArm64, Arm64, call => call.Arm64);

        static void Check(byte[] filter, uint architecture, Func<SystemCall, int?> numberOf)
        {
            uint[] judged = [.. new[] { SystemCalls.Socket, SystemCalls.SocketPair }.Select(call => (uint)numberOf(call)!.Value)];
            for (var number = 0u; number <= SystemCalls.Newest; number++)
            {
                var isIn = (IReadOnlyList<SystemCall> calls) => calls.Any(call => numberOf(call) == number);
                var answer = isIn(SystemCalls.Unknown) ? NotImplemented
                    : isIn(SystemCalls.Forbidden) ? NotPermitted
                    : isIn(SystemCalls.Ignored) ? Done
                    : judged.Contains(number) ? NoSuchFamily
                    : Allowed;
                BpfInterpreter.Run(filter, architecture, number).ShouldBe(answer, $"{architecture:X} {number}");
            }
        }
    }

    [Fact]
    public void Numbers_AreThoseOfTheKernel()
    {
        SystemCall[] all =
        [
            .. SystemCalls.Unknown, .. SystemCalls.Forbidden, .. SystemCalls.Ignored,
            SystemCalls.Clone, SystemCalls.FileControl, SystemCalls.Flock, SystemCalls.IoControl, SystemCalls.MemoryFile, SystemCalls.MemoryMap,
            SystemCalls.ProcessControl, SystemCalls.ProcessLimit, SystemCalls.SharedMemory, SystemCalls.Socket, SystemCalls.SocketPair,
        ];

        foreach (var call in all)
        {
            KernelHeaders.X64[call.Name].ShouldBe((uint)call.X64, call.Name);
            (KernelHeaders.Arm64.TryGetValue(call.Name, out var number) ? (int?)number : null).ShouldBe(call.Arm64, call.Name);
        }
    }

    [Fact]
    public void Filter_OfAnUnknownProcessor_IsNone() => SystemCallFilter.For(Architecture.RiscV64).ShouldBeNull();
}
