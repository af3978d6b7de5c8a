using System.Globalization;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Sandbox.Corpus;

/// <summary>The corpus of attacks that must be contained.</summary>
internal static class Attacks
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(0.6);

    public static IReadOnlyList<Attack> All { get; } = [.. Processes(), .. Memory(), .. Time(), .. Floods(), .. Reading(), .. Network(), .. Kernel(), .. Output(), .. Saying()];

    public static Attack Get(string name) => All.Single(attack => attack.Name == name);

    private static IEnumerable<Attack> Processes() =>
    [
        C("fork-bomb", SandboxVerdict.WallTimeExceeded) with { Limits = Attack.Usual with { Wall = Soon } },
        Shell("fork-bomb-shell", "b() { b | b & }; b; sleep 20", [SandboxVerdict.WallTimeExceeded, SandboxVerdict.NonZeroExit, SandboxVerdict.LogFlood, SandboxVerdict.Ok])
            with { Limits = Attack.Usual with { Wall = Soon } },
        Refused("thread-bomb"),
        C("fill-processes", SandboxVerdict.Ok),
        C("daemonize", SandboxVerdict.Ok) with { Files = [] },
        Shell("fork-setsid", "setsid sleep 1000 & (setsid sh -c 'trap \"\" TERM HUP; sleep 1000' &)", [SandboxVerdict.Ok]),
        C("child-writes-later", SandboxVerdict.Ok) with { Files = [] },
        C("orphan-holds-pipes", SandboxVerdict.Ok),
        Refused("kill-parent"),
        Refused("kill-init"),
        Refused("kill-all"),
        C("stop-all", SandboxVerdict.WallTimeExceeded) with { Limits = Attack.Usual with { Wall = Soon } },
        Refused("limit-init"),
        C("exec-storm", SandboxVerdict.WallTimeExceeded) with { Limits = Attack.Usual with { Wall = Soon } },
        C("stuck-in-vfork", SandboxVerdict.WallTimeExceeded) with { Limits = Attack.Usual with { Wall = Soon } },
        C("adopt", SandboxVerdict.Ok) with { Files = [] },
        C("slacken-init", SandboxVerdict.Ok) with { Files = [] },
        C("unblock-log", SandboxVerdict.Ok) with { Verdicts = [SandboxVerdict.Ok, SandboxVerdict.LogFlood] },
        // On a busy machine its own processes may keep init from its work until their time is up.
        C("slow-init", SandboxVerdict.Ok) with { Verdicts = [SandboxVerdict.Ok, SandboxVerdict.CpuTimeExceeded, SandboxVerdict.WallTimeExceeded] },
        Refused("core-limit"),
        C("crash", SandboxVerdict.NonZeroExit) with { ExitCode = 139 },
        // Our own init, run by hand: it ends all but itself, and what it says is part of the log.
        Shell("another-init", "/run/sandbox/init init --out /job/out --files 9 --bytes 999 --processes 9 -- /bin/true; exit 5", [SandboxVerdict.NonZeroExit]) with { ExitCode = 137, Files = [] },
    ];

    private static IEnumerable<Attack> Memory() =>
    [
        C("memory", SandboxVerdict.OutOfMemory), C("memfd", SandboxVerdict.OutOfMemory), C("children", SandboxVerdict.OutOfMemory),
        C("shared-memory", SandboxVerdict.OutOfMemory), C("survive-others", SandboxVerdict.OutOfMemory),
        Either("messages"), Either("semaphores"), Either("pipes"), Either("socket-buffers"), Either("descriptors-in-flight"),
        Either("timers"), Either("signals"),
        Refused("fill-folder", "/tmp"), Refused("fill-folder", "/dev/shm"), Either("fill-inodes", "/tmp"),
        C("fill-folder", SandboxVerdict.OutputExceeded, "/job/out"),
        Refused("lock-memory"),
        Shell("long-arguments", "head -c 100000000 /dev/zero | tr '\\0' x | xargs -n 100000 /bin/true; x=$(head -c 300000 /dev/zero | tr '\\0' x); /bin/true $x || exit 77", [SandboxVerdict.NonZeroExit])
            with { ExitCode = Attack.Refused },
    ];

    private static IEnumerable<Attack> Time() =>
    [
        C("spin-threads", SandboxVerdict.CpuTimeExceeded) with { Limits = Attack.Usual with { Cpu = Soon } },
        C("spin-children", SandboxVerdict.CpuTimeExceeded) with { Limits = Attack.Usual with { Cpu = Soon } },
        Shell("sleep", "exec sleep 2", [SandboxVerdict.WallTimeExceeded]) with { Limits = Attack.Usual with { Wall = Soon } },
        Shell("stop-itself", "kill -STOP $$", [SandboxVerdict.WallTimeExceeded]) with { Limits = Attack.Usual with { Wall = Soon } },
        Shell("hang-after-writing", "echo '{}' > result.json; exec sleep 1000", [SandboxVerdict.WallTimeExceeded]) with { Limits = Attack.Usual with { Wall = Soon } },
        Shell("exit-as-if-out-of-time", "exit 152", [SandboxVerdict.NonZeroExit]) with { ExitCode = 152 },
        Shell("signal-as-if-out-of-time", "kill -XCPU $$", [SandboxVerdict.NonZeroExit]) with { ExitCode = 152 },
        Shell("exit-as-if-out-of-memory", "exit 137", [SandboxVerdict.NonZeroExit]) with { ExitCode = 137 },
        Shell("signal-as-if-out-of-memory", "kill -KILL $$", [SandboxVerdict.NonZeroExit]) with { ExitCode = 137 },
    ];

    private static IEnumerable<Attack> Floods() =>
    [
        Shell("flood-out", "yes", [SandboxVerdict.LogFlood]),
        Shell("flood-error", "yes >&2", [SandboxVerdict.LogFlood]),
        Shell("flood-both", "yes & yes >&2", [SandboxVerdict.LogFlood]),
        Shell("flood-line", "tr '\\0' x < /dev/zero", [SandboxVerdict.LogFlood]),
    ];

    private static IEnumerable<Attack> Reading() =>
    [
        Finds("read-shadow", "cat /etc/shadow /etc/passwd"),
        Finds("read-other-runs", "ls -R {scratch} {data} | grep ."),
        Finds("read-database", "cat {data}/*"),
        Finds("read-worker-environment", "cat /proc/*/environ | tr '\\0' '\\n' | grep {environment}"),
        Finds("read-outer-processes", "test $(ls -d /proc/[0-9]* | wc -l) -gt 12"),
        Finds("read-sys", "ls /sys/kernel"),
        Finds("read-kernel-log", "dmesg"),
        Finds("write-proc-sys", "echo 1 > /proc/sys/kernel/core_pattern || echo x > /proc/sys/kernel/hostname"),
        Finds("press-sysrq", "echo h > /proc/sysrq-trigger"),
        Finds("write-input", "echo x >> /job/ref/gold.tsv || rm /job/ref/gold.tsv || chmod 777 /job/ref/gold.tsv || touch /job/ref/x"),
        Finds("write-system", "echo x > /usr/x || echo x > /x || echo x > /dev/x || mkdir /run/x || echo x >> /run/sandbox/init"),
        Finds("escape-by-link", "ln -s / root && ls root/home root/root || ls /proc/1/root/ || ls /proc/1/cwd/"),
        Finds("become-another", "su -c id || mount -t tmpfs x /tmp || chsh -s /bin/sh"),
        Finds("gain-rights", "! (grep -q 'NoNewPrivs:.1' /proc/self/status && grep -q 'CapEff:.0000000000000000' /proc/self/status && grep -q 'CapPrm:.0000000000000000' /proc/self/status)"),
        Refused("residue"),
        Refused("device"), Refused("write-init"), Refused("read-descriptors"), Refused("terminals"),
    ];

    private static IEnumerable<Attack> Network() =>
    [
        Refused("internet", "tcp", "127.0.0.1", "{tcp}"), Refused("internet", "udp", "127.0.0.1", "{udp}"),
        Refused("internet", "tcp", "169.254.169.254", "80"), Refused("internet", "udp", "8.8.8.8", "53"), Refused("internet", "tcp", "{address}", "{tcp}"),
        Refused("local", "@{abstract}"), Refused("local", "{path}"), Refused("local", "/run/dbus/system_bus_socket"), Refused("name"),
        Refused("raw"), Refused("protocol", "132"),
        // vsock, netlink, packet, AF_ALG, Bluetooth, XDP.
        .. new[] { "40 1", "16 3", "17 3", "38 5", "31 3", "44 3" }.Select(family => Refused("family", family.Split(' '))),
    ];

    private static IEnumerable<Attack> Kernel() =>
    [
        .. new[]
        {
            "unshare-user", "clone-user", "clone3", "set-namespace", "mount", "open-file-system", "add-key", "read-keys", "bpf", "ring", "trace-init", "trace-child",
            "read-init", "take-descriptor", "type-input", "type-input-wide", "watch", "fault-handler", "measure", "set-clock", "open-by-handle", "hide-memory",
            "future-call", "message-queue", "x32", "huge-pages", "lease", "folder-news",
        }.Select(name => Refused(name)),
        C("int-80", SandboxVerdict.NonZeroExit) with { ExitCode = 128 + 31 },
        C("sync", SandboxVerdict.Ok),
        Refused("lock-file", "/job/ref/gold.tsv"), Refused("lock-file", "/usr/bin/env"),
        Shell("nested-sandbox", "bwrap --ro-bind / / true || unshare -r true", [SandboxVerdict.NonZeroExit]),
    ];

    private static IEnumerable<Attack> Output() =>
    [
        Hands("link-to-reference", "ln -s /job/ref/gold.tsv result.json"),
        Hands("hard-link-to-reference", "ln /job/ref/gold.tsv result.json || true"),
        Hands("link-to-folder", "ln -s /job/ref d"), Hands("link-to-endless", "ln -s /dev/zero result.json"), Hands("link-to-itself", "ln -s result.json result.json"),
        Hands("fifo", "mkfifo result.json"), Hands("folder", "mkdir result.json"), Hands("nothing", "exit 0"),
        C("socket-file", SandboxVerdict.Ok) with { Files = [] },
        C("lock-output", SandboxVerdict.Ok) with { Files = [] },
        C("locked-away", SandboxVerdict.Ok) with { Files = [] },
        Refused("sparse"),
        Shell("sparse-small", "truncate -s 15M result.json", [SandboxVerdict.OutputExceeded]),
        C("many-files", SandboxVerdict.OutputExceeded), C("deep-tree", SandboxVerdict.OutputExceeded), C("long-name", SandboxVerdict.OutputExceeded),
        C("odd-names", SandboxVerdict.Ok) with { Files = ["\u001b[2J", " ", "%2e%2e", "...", "..\\up", "a\nb", "con:aux"] },
        C("swap", SandboxVerdict.Ok), C("slow-file", SandboxVerdict.Ok) with { Files = ["result.json"] },
        C("close-pipes", SandboxVerdict.Ok),
        Shell("full-output", "dd if=/dev/zero of=result.json bs=64k count=50; exit 0", [SandboxVerdict.OutputExceeded]),
    ];

    private static IEnumerable<Attack> Saying() =>
    [
        Shell("say-our-verdicts", "for word in Ok Scored OutOfMemory Infrastructure '{\"outcome\":\"scored\"}' E; do echo $word; echo $word >&2; done; exit 1", [SandboxVerdict.NonZeroExit]) with { ExitCode = 1 },
        Shell("say-our-frames", "printf 'F\\013\\000result.json\\002\\0\\0\\0\\0\\0\\0\\0{}E\\0\\0\\0\\0\\0' | tee /dev/stderr; exit 5", [SandboxVerdict.NonZeroExit]) with { ExitCode = 5, Files = [] },
        Shell("say-the-reference", "cat /job/ref/gold.tsv; cat /job/ref/gold.tsv >&2", [SandboxVerdict.Ok]) with { SaysReference = true, Files = [] },
        C("forge", SandboxVerdict.NonZeroExit) with { ExitCode = 5, Files = [] },
        Shell("say-nothing-readable", "head -c 100000 /dev/urandom; printf '\\033[2J\\0\\377'; exit 3", [SandboxVerdict.NonZeroExit]) with { ExitCode = 3 },
    ];

    private static Attack C(string name, SandboxVerdict verdict, params string[] arguments) => new()
    {
        Name = string.Join(' ', [name, .. arguments]),
        Command = [CorpusFixture.Program, name, .. arguments],
        Verdicts = [verdict],
    };

    private static Attack Refused(string name, params string[] arguments) => C(name, SandboxVerdict.NonZeroExit, arguments) with { ExitCode = Attack.Refused };

    /// <summary>What kernels count differently: refused, or too much memory.</summary>
    private static Attack Either(string name, params string[] arguments)
    {
        var attack = C(name, SandboxVerdict.NonZeroExit, arguments);
        return attack with { Verdicts = [SandboxVerdict.OutOfMemory, SandboxVerdict.NonZeroExit], Command = ["/bin/sh", "-c", $"{string.Join(' ', attack.Command)}; test $? = {Attack.Refused.ToString(CultureInfo.InvariantCulture)} && exit 1; exit 0"] };
    }

    private static Attack Shell(string name, string script, IReadOnlyList<SandboxVerdict> verdicts) =>
        new() { Name = name, Command = ["/bin/sh", "-c", script], Verdicts = verdicts };

    /// <summary>Commands all of which must fail.</summary>
    private static Attack Finds(string name, string script) => Shell(name, $"if {script}; then exit 0; fi; exit {Attack.Refused.ToString(CultureInfo.InvariantCulture)}", [SandboxVerdict.NonZeroExit]) with { ExitCode = Attack.Refused };

    /// <summary>Ends well and hands in nothing.</summary>
    private static Attack Hands(string name, string script) => Shell(name, script, [SandboxVerdict.Ok]) with { Files = [] };
}
