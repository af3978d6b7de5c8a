namespace SharedTask.Worker.Sandbox.Filter;

/// <summary>The system calls that a contained program does not get, or gets in part.</summary>
internal static class SystemCalls
{
    /// <summary>The newest call that was judged (Linux 6.1): what comes after it is answered as an older kernel would.</summary>
    public const int Newest = 450;

    // Those that are allowed in part, by their arguments.
    public static readonly SystemCall Clone = new("clone", 56, 220);
    public static readonly SystemCall FileControl = new("fcntl", 72, 25);
    public static readonly SystemCall Flock = new("flock", 73, 32);
    public static readonly SystemCall IoControl = new("ioctl", 16, 29);
    public static readonly SystemCall MemoryFile = new("memfd_create", 319, 279);
    public static readonly SystemCall MemoryMap = new("mmap", 9, 222);
    public static readonly SystemCall ProcessControl = new("prctl", 157, 167);
    public static readonly SystemCall ProcessLimit = new("prlimit64", 302, 261);
    public static readonly SystemCall SharedMemory = new("shmget", 29, 194);
    public static readonly SystemCall Socket = new("socket", 41, 198);
    public static readonly SystemCall SocketPair = new("socketpair", 53, 199);

    /// <summary>As if the kernel were older than they are: programs know how to do without.</summary>
    public static readonly IReadOnlyList<SystemCall> Unknown =
    [
        // Its flags lie in memory, where a filter cannot look. Libraries then use clone.
        new("clone3", 435),
        new("io_uring_setup", 425), new("io_uring_enter", 426), new("io_uring_register", 427),
        new("open_tree", 428), new("move_mount", 429), new("fsopen", 430), new("fsconfig", 431), new("fsmount", 432), new("fspick", 433), new("mount_setattr", 442),
        // Watches are counted for the whole machine by user, and pin what they watch.
        new("inotify_init", 253, null), new("inotify_init1", 294, 26), new("inotify_add_watch", 254, 27), new("inotify_rm_watch", 255, 28),
        new("fanotify_init", 300, 262), new("fanotify_mark", 301, 263),
        new("memfd_secret", 447),
    ];

    /// <summary>Not for contained programs.</summary>
    public static readonly IReadOnlyList<SystemCall> Forbidden =
    [
        // Keys belong to the user, not to a namespace.
        new("add_key", 248, 217), new("request_key", 249, 218), new("keyctl", 250, 219),
        // Other processes, and process 1 above all.
        new("ptrace", 101, 117), new("process_vm_readv", 310, 270), new("process_vm_writev", 311, 271), new("process_madvise", 440), new("process_mrelease", 448),
        new("pidfd_getfd", 438), new("kcmp", 312, 272), new("move_pages", 279, 239), new("migrate_pages", 256, 238),
        // Mounts, roots and namespaces.
        new("mount", 165, 40), new("umount2", 166, 39), new("pivot_root", 155, 41), new("chroot", 161, 51), new("setns", 308, 268), new("unshare", 272, 97),
        new("name_to_handle_at", 303, 264), new("open_by_handle_at", 304, 265),
        // Large parts of the kernel that have often been the way out.
        new("bpf", 321, 280), new("userfaultfd", 323, 282), new("perf_event_open", 298, 241), new("modify_ldt", 154, null), new("lookup_dcookie", 212, 18),
        // The machine itself.
        new("kexec_load", 246, 104), new("kexec_file_load", 320, 294), new("reboot", 169, 142), new("syslog", 103, 116), new("acct", 163, 89),
        new("init_module", 175, 105), new("finit_module", 313, 273), new("delete_module", 176, 106),
        new("create_module", 174, null), new("query_module", 178, null), new("get_kernel_syms", 177, null),
        new("settimeofday", 164, 170), new("clock_settime", 227, 112), new("clock_adjtime", 305, 266), new("adjtimex", 159, 171),
        new("swapon", 167, 224), new("swapoff", 168, 225), new("quotactl", 179, 60), new("quotactl_fd", 443),
        new("sethostname", 170, 161), new("setdomainname", 171, 162), new("iopl", 172, null), new("ioperm", 173, null), new("vhangup", 153, 58),
        new("uselib", 134, null), new("_sysctl", 156, null), new("nfsservctl", 180, 42),
    ];

    /// <summary>Said to be done and not done: they would have the whole machine write its disks, and inside all is memory.</summary>
    public static readonly IReadOnlyList<SystemCall> Ignored = [new("sync", 162, 81), new("syncfs", 306, 267)];
}
