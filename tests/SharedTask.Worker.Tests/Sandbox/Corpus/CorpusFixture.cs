using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Win32.SafeHandles;
using SharedTask.Testing;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Tests.Sandbox.Corpus;

/// <summary>A sandbox with users of its own, the compiled attacks, and around it what they would like to reach.</summary>
[CollectionDefinition(Name)]
public sealed partial class CorpusFixture : IDisposable, ICollectionFixture<CorpusFixture>
{
    /// <summary>The collection of tests that share it, one after the other: each sees what the one before has left.</summary>
    internal const string Name = "corpus";

    /// <summary>Where an attack finds the program.</summary>
    internal const string Program = "/job/attack";

    /// <summary>In the environment, in every file and in every listener that no attack may reach.</summary>
    internal const string Secret = "gold-7d1f0c55";

    /// <summary>Room for the sandboxes that exist at a time, each with a block of its own.</summary>
    private const int UserIds = 4 * UserIdBlock.Size;

    /// <summary>Users of this process alone: what runs beside it on the machine has left nothing behind.</summary>
    private static readonly int FirstUserId = 240_000 + (Environment.ProcessId % 500 * UserIds);

    private readonly TemporaryFolder folder = new();
    private readonly SandboxScratch scratch;
    private readonly BubblewrapSandbox sandbox;
    private readonly Lazy<string> program;
    private readonly Lazy<string> reference;
    private readonly TcpListener tcp = new(IPAddress.Any, 0);
    private readonly UdpClient udp = new(new IPEndPoint(IPAddress.Any, 0));
    private readonly Socket abstractSocket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Socket pathSocket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Dictionary<string, string> places;
    private readonly SafeFileHandle leaked;

    public CorpusFixture()
    {
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0x1ED);
        Environment.SetEnvironmentVariable("SHAREDTASK_TEST_SECRET", Secret);
        File.WriteAllText(folder.Of("site.db"), Secret);
        // As a native library might leave it, without the flag that .NET sets on all of its own.
        leaked = new SafeFileHandle(OpenLeaking(folder.Of("site.db"), 0), ownsHandle: true);
        scratch = new SandboxScratch(Options);
        sandbox = With(SandboxMechanisms.All);
        program = new Lazy<string>(Compile);
        reference = new Lazy<string>(MakeReference);
        tcp.Start();
        var abstractName = $"sharedtask-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";
        abstractSocket.Bind(new UnixDomainSocketEndPoint("\0" + abstractName));
        abstractSocket.Listen();
        pathSocket.Bind(new UnixDomainSocketEndPoint(folder.Of("socket")));
        pathSocket.Listen();
        File.SetUnixFileMode(folder.Of("socket"), (UnixFileMode)0x1FF);
        places = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["{tcp}"] = PortOf(tcp.LocalEndpoint),
            ["{udp}"] = PortOf(udp.Client.LocalEndPoint!),
            ["{abstract}"] = abstractName,
            ["{path}"] = folder.Of("socket"),
            ["{scratch}"] = scratch.Root,
            ["{data}"] = folder.Path,
            ["{environment}"] = Secret[..4],
            ["{address}"] = Dns.GetHostAddresses(Dns.GetHostName(), AddressFamily.InterNetwork).FirstOrDefault()?.ToString() ?? "127.0.0.1",
        };
    }

    private IOptions<SandboxOptions> Options => Microsoft.Extensions.Options.Options.Create(
        new SandboxOptions { FirstUserId = FirstUserId, Scratch = folder.Of("scratch") });

    public void Dispose()
    {
        sandbox.Dispose();
        scratch.Dispose();
        leaked.Dispose();
        tcp.Dispose();
        udp.Dispose();
        abstractSocket.Dispose();
        pathSocket.Dispose();
        folder.Dispose();
    }

    internal Task<SandboxOutcome> RunAsync(Attack attack) => RunAsync(attack, sandbox);

    /// <summary>A sandbox that may lack something.</summary>
    internal BubblewrapSandbox With(SandboxMechanisms mechanisms) =>
        new(Options, scratch, TimeProvider.System, NullLogger<BubblewrapSandbox>.Instance, mechanisms);

    internal Task<SandboxOutcome> RunAsync(Attack attack, ISandbox contained) => contained.RunAsync(
        new SandboxCommand
        {
            Arguments = [.. attack.Command.Select(Fill)],
            Mounts = [new SandboxMount(program.Value, Program), new SandboxMount(reference.Value, "/job/ref")],
            Limits = attack.Limits,
            WorkingFolder = "/job/out",
        },
        TestContext.Current.CancellationToken);

    /// <summary>What attacks have left behind on the machine, in words; nothing if all is well.</summary>
    internal IReadOnlyList<string> FindLeftOvers() =>
    [
        .. Directory.EnumerateDirectories("/proc").Where(IsOurProcess).Select(Describe),
        .. (ControlGroups.Find()?.Folders ?? []).SelectMany(Directory.EnumerateDirectories).Where(IsOurGroup).Select(group => $"control group {group}"),
        .. File.ReadLines("/proc/self/mounts").Where(mount => mount.Contains(scratch.Root, StringComparison.Ordinal)).Select(mount => $"mount {mount}"),
        .. Directory.EnumerateFileSystemEntries(scratch.Root, "*", SearchOption.AllDirectories).Where(IsStrange).Select(file => $"file {file}"),
    ];

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenLeaking(string path, int flags);

    private static string Describe(string process)
    {
        try
        {
            return $"process {process}: {string.Join(", ", File.ReadLines(Path.Combine(process, "status")).Where(line => line.Split(':')[0] is "Name" or "State" or "PPid"))}";
        }
        catch (IOException)
        {
            return $"process {process}, which has ended since";
        }
    }

    /// <summary>Whether a process of one of our users; one that has ended and waits for its parent counts too.</summary>
    private static bool IsOurProcess(string process)
    {
        try
        {
            var line = File.ReadLines(Path.Combine(process, "status")).FirstOrDefault(line => line.StartsWith("Uid:", StringComparison.Ordinal));
            return line is not null && line.Split('\t').Skip(1).Any(IsOurUser);
        }
        catch (IOException)
        {
            // No process, or one that ended meanwhile.
            return false;
        }
    }

    private static bool IsOurGroup(string group) =>
        Path.GetFileName(group).Split('-') is [var worker, var user, _] && worker == Environment.ProcessId.ToString(CultureInfo.InvariantCulture) && IsOurUser(user);

    private static bool IsOurUser(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var user) && user >= FirstUserId && user < FirstUserId + UserIds;

    /// <summary>Whatever the fixture did not put there.</summary>
    private static bool IsStrange(string path) => File.Exists(path) && Path.GetFileName(path) is not ("program" or "filter" or "attack" or "gold.tsv" or ".guard");

    private static string PortOf(EndPoint end) => ((IPEndPoint)end).Port.ToString(CultureInfo.InvariantCulture);

    private string Fill(string text) => places.Aggregate(text, (filled, place) => filled.Replace(place.Key, place.Value, StringComparison.Ordinal));

    private string Compile()
    {
        var target = Path.Combine(scratch.CreateFolder(), "attack");
        var sources = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Sandbox", "Corpus", "attacks"), "*.c");
        using var compiler = Process.Start(new ProcessStartInfo("clang", ["-O1", "-pthread", "-w", "-o", target, .. sources, "-lrt"]) { RedirectStandardError = true, UseShellExecute = false })!;
        var errors = compiler.StandardError.ReadToEnd();
        compiler.WaitForExit();
        compiler.ExitCode.ShouldBe(0, errors);
        return target;
    }

    private string MakeReference()
    {
        var made = scratch.CreateFolder();
        File.WriteAllText(Path.Combine(made, "gold.tsv"), Secret);
        SandboxScratch.MakeReadable(made);
        return made;
    }
}
