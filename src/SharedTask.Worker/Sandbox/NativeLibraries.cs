using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace SharedTask.Worker.Sandbox;

/// <summary>
/// Makes systems for native programs: copies of the libraries that a program and init link, at their places, and nothing else. No shell,
/// no interpreter and no other program is within the reach of what runs there.
/// </summary>
public sealed partial class NativeLibraries(ISandbox sandbox, SandboxScratch scratch)
{
    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const string InnerProgram = "/run/sandbox/program";

    private readonly ConcurrentDictionary<string, string> systems = new(StringComparer.Ordinal);

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

        string[] libraries = [loader, .. own.Union(ofInit, StringComparer.Ordinal).Except([loader], StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return systems.GetOrAdd(string.Join('\n', libraries), _ => Copy(libraries));
    }

    /// <summary>Asks the program's own loader, inside, what it would load; it starts nothing.</summary>
    private async Task<IReadOnlyList<string>> ListAsync(string loader, string program, string innerPath, CancellationToken cancellationToken)
    {
        var command = new SandboxCommand { Arguments = [loader, "--list", innerPath], Mounts = [new SandboxMount(program, InnerProgram)], WorkingFolder = "/" };
        var outcome = await sandbox.RunAsync(command, cancellationToken);
        return outcome.Verdict == SandboxVerdict.Ok ? [.. Loaded().Matches(outcome.Log).Select(match => match.Groups["path"].Value)] : [];
    }

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
