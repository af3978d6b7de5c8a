using System.Globalization;
using System.Text;
using SharedTask.Core.Runtimes;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Programs;

/// <summary>Starts a runtime's Python in the sandbox and asks it for its version and its modules.</summary>
public sealed class RuntimeProbe(ISandbox sandbox) : IRuntimeProbe
{
    private const string AnswerFile = "python.txt";

    /// <summary>In words that Python 2 knows too.</summary>
    private const string Question =
        "import sys, pkgutil\n"
        + "names = set(module[1].split('.')[0] for module in pkgutil.iter_modules()) | set(sys.builtin_module_names)\n"
        + "sys.stdout.write(sys.version.split()[0] + '\\n' + '\\n'.join(sorted(names)) + '\\n')\n";

    public async Task<RuntimeReport> RunAsync(string? rootFolder, CancellationToken cancellationToken)
    {
        if (rootFolder is not null && !Directory.Exists(rootFolder))
        {
            return new RuntimeReport { Fault = $"There is no folder {rootFolder} on this machine." };
        }

        var interpreters = RuntimeReport.KnownInterpreters.Where(name => RootFileSystem.FindProgram(rootFolder, name) is not null).ToList();
        if (PythonCommand.Find(rootFolder) is not { } python)
        {
            return new RuntimeReport { Interpreters = interpreters, Fault = interpreters.Count > 0 ? "" : "There is no Python in it." };
        }

        var outcome = await sandbox.RunAsync(
            new SandboxCommand
            {
                Arguments = [python, "-c", Question],
                Mounts = [],
                Root = rootFolder,
                WorkingFolder = "/",
                StandardOutputFile = AnswerFile,
            },
            cancellationToken);
        var lines = outcome.Files.TryGetValue(AnswerFile, out var answer) ? Encoding.UTF8.GetString(answer).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
        return outcome.Verdict == SandboxVerdict.Ok && lines.Length > 0
            ? new RuntimeReport { PythonVersion = lines[0], Modules = [.. lines.Skip(1)], Interpreters = interpreters }
            : new RuntimeReport { Interpreters = interpreters, Fault = FaultOf(outcome) };
    }

    private static string FaultOf(SandboxOutcome outcome) =>
        outcome.Log.Trim() is { Length: > 0 } log ? log[^Math.Min(log.Length, 500)..] : string.Create(CultureInfo.InvariantCulture, $"Its Python ended with {outcome.Verdict}, exit code {outcome.ExitCode}.");
}
