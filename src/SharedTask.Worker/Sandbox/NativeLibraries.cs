using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace SharedTask.Worker.Sandbox;

/// <summary>
/// Makes systems for native programs: copies of the libraries that a program and init link, at their places, and of those of OpenSSL,
/// which .NET loads by name for its hashes. No shell, no interpreter and no other program is within the reach of what runs there.
/// </summary>
public sealed partial class NativeLibraries(ISandbox sandbox, SandboxScratch scratch)
{
    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const string InnerProgram = "/run/sandbox/program";

    private static readonly string[] LoadedByName = ["libssl.so.3", "libcrypto.so.3"];

    private readonly ConcurrentDictionary<string, string> systems = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> byNameLists = new(StringComparer.Ordinal);

    /// <summary>The folder of a program's system; <see langword="null"/> for a script, and where its libraries cannot be told.</summary>
    public async Task<string?> FindSystemAsync(string program, CancellationToken cancellationToken)
    {
        if (ElfFile.ReadInterpreter(program) is not { } loader)
        {
            return null;
        }

        var own = await ListAsync(loader, program, InnerProgram, cancellationToken);
        var ofInit = await ListAsync(loader, program, BubblewrapArguments.InnerLauncher, cancellationToken);
        if (own.Count == 0 || ofInit.Count == 0)
        {
            return null;
        }

        if (!byNameLists.TryGetValue(loader, out var byName))
        {
            byName = byNameLists[loader] = await ListByNameAsync(loader, own, cancellationToken);
        }

        HashSet<string> linked = new([.. own, .. ofInit, .. byName], StringComparer.Ordinal);
        linked.Remove(loader);
        string[] libraries = [loader, .. linked.Order(StringComparer.Ordinal)];
        var key = string.Join('\n', libraries);
        // Machines sweep their temporary folders: what has long been idle may be gone.
        return systems.TryGetValue(key, out var made) && IsWhole(made, libraries) ? made : systems[key] = Copy(libraries);
    }

    /// <summary>Asks the program's own loader, inside, what it would load; it starts nothing.</summary>
    private async Task<IReadOnlyList<string>> ListAsync(string loader, string program, string innerPath, CancellationToken cancellationToken)
    {
        var command = new SandboxCommand { Arguments = [loader, "--list", innerPath], Mounts = [new SandboxMount(program, InnerProgram)], WorkingFolder = "/" };
        var outcome = await sandbox.RunAsync(command, cancellationToken);
        return outcome.Verdict == SandboxVerdict.Ok ? [.. Loaded().Matches(outcome.Log).Select(match => match.Groups["path"].Value)] : [];
    }

    /// <summary>The libraries that are loaded by name, where the C library lies, with what they link themselves.</summary>
    private async Task<IReadOnlyList<string>> ListByNameAsync(string loader, IReadOnlyList<string> linked, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(linked.FirstOrDefault(library => Path.GetFileName(library) == "libc.so.6"));
        List<string> found = [];
        foreach (var library in LoadedByName.Select(name => Path.Join(folder, name)).Where(File.Exists))
        {
            found.AddRange([library, .. await ListAsync(loader, library, InnerProgram, cancellationToken)]);
        }

        return found;
    }

    private static bool IsWhole(string system, IReadOnlyList<string> libraries) => libraries.All(library => File.Exists(Path.Join(system, library)));

    private string Copy(IReadOnlyList<string> libraries)
    {
        var root = scratch.CreateFolder();
        foreach (var library in libraries)
        {
            var copy = Path.Join(root, library);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(library, copy);
        }

        SandboxScratch.MakeReadable(root);
        foreach (var library in libraries)
        {
            File.SetUnixFileMode(Path.Join(root, library), Executable);
        }

        return root;
    }

    /// <summary>A line as "libm.so.6 => /lib/libm.so.6 (0x7f00)", or "/lib64/ld.so (0x7f00)" for what is named by its path.</summary>
    [GeneratedRegex(@"^\s*(?:\S+ => )?(?<path>/[^\s(]+) \(0x", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Loaded();
}
