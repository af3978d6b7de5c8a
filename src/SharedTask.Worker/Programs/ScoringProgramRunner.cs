using System.Globalization;
using System.Text.RegularExpressions;
using SharedTask.Core.Evaluations;
using SharedTask.Worker.Doctor;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Programs;

/// <summary>
/// Has a scoring program of CodaLab's or Codabench's kind score a run: it sees the folders, placeholders and working directory that it
/// knows, in the sandbox, with the runtime that its image is mapped to. Its authors are strangers: it runs only where everything can be contained.
/// </summary>
public sealed partial class ScoringProgramRunner(ISandbox sandbox, ContainmentTrial trial)
{
    /// <summary>Below what Linux starts a program with, however many bytes a letter takes.</summary>
    private const int MostCommandLetters = 32_000;

    private static readonly string[] MetadataNames = ["metadata", "metadata.yaml", "metadata.yml"];

    private static readonly SandboxUsage NoUsage = new(TimeSpan.Zero, TimeSpan.Zero, 0);

    private sealed record Step(PluginVerdict? Verdict, string Reason, SandboxUsage Usage, string Log, Dictionary<string, byte[]> Files)
    {
        public ExceededLimit? Exceeded { get; init; }
    }

    public async Task<PluginOutcome> RunAsync(ProgramJob job, CancellationToken cancellationToken)
    {
        if (await trial.ProveAsync(cancellationToken) is { Tier: not SandboxTier.Full } test)
        {
            return new PluginOutcome(PluginVerdict.SystemFault, null, $"Programs of organizers run only where everything can be contained. {test.Missing}", NoUsage, "");
        }

        if (job.RootFolder is { } root && !Directory.Exists(root))
        {
            return new PluginOutcome(PluginVerdict.SystemFault, null, $"The runtime's folder {root} is not on this worker.", NoUsage, "");
        }

        if (job.Settings.StartsAboveProgram)
        {
            job = job with { RunFolder = Unwrap(job.RunFolder) };
            foreach (var folder in new[] { job.ProgramFolder, job.RunFolder, job.ReferenceFolder, job.InputFolder, job.IngestionFolder }.OfType<string>())
            {
                await InnerArchives.ExpandAsync(folder, cancellationToken);
            }
        }

        var predictions = job.RunFolder;
        Step? before = null;
        // A run without metadata holds results: CodaLab then leaves the ingestion program out, Codabench runs it beside them.
        var isResults = !HasMetadata(job.RunFolder);
        if (job.IngestionFolder is not null && !(isResults && job.Settings.StartsAboveProgram))
        {
            before = await IngestAsync(job, cancellationToken);
            if (before.Verdict is { } failed)
            {
                return new PluginOutcome(failed, null, before.Reason, before.Usage, before.Log) { Exceeded = before.Exceeded };
            }

            predictions = await LayOutAsync(job, isResults, before.Files, cancellationToken);
        }

        var step = await ScoreAsync(job, predictions, cancellationToken);
        var usage = before is null ? step.Usage : Sum(before.Usage, step.Usage);
        var log = before is null ? step.Log : before.Log + step.Log;
        return step.Verdict is { } stopped ? new PluginOutcome(stopped, null, step.Reason, usage, log) { Exceeded = step.Exceeded } : Judge(job, step, usage, log);
    }

    private static PluginOutcome Judge(ProgramJob job, Step step, SandboxUsage usage, string log)
    {
        var report = FindReport(step.Files);
        var reading = ScoreFile.Find(step.Files);
        var result = reading is { Fault: "" } ? ProgramResult.From(reading, job.Settings) : null;
        var reason = result is not null ? ""
            : reading is null ? "The scoring program ended without a scores.txt or scores.json."
            : reading.Fault.Length > 0 ? reading.Fault
            : $"The scoring program wrote none of the scores that the columns name: {string.Join(", ", job.Settings.Keys)}.";
        return new PluginOutcome(result is null ? PluginVerdict.PluginFault : PluginVerdict.Scored, result, reason, usage, log, report);
    }

    private static byte[]? FindReport(Dictionary<string, byte[]> files) =>
        files.GetValueOrDefault("detailed_results.html")
        ?? files.Where(file => file.Key.EndsWith(".html", StringComparison.OrdinalIgnoreCase)).OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value).FirstOrDefault();

    private static SandboxUsage Sum(SandboxUsage one, SandboxUsage other) =>
        new(one.Wall + other.Wall, one.Cpu + other.Cpu, Math.Max(one.PeakMemoryBytes, other.PeakMemoryBytes));

    private async Task<Step> ScoreAsync(ProgramJob job, string predictions, CancellationToken cancellationToken)
    {
        var program = Unwrap(job.ProgramFolder);
        List<SandboxMount> mounts =
        [
            OwnMount.Of(program, ProgramCommand.Program),
            OwnMount.Of(predictions, ProgramCommand.Input + "/res"),
            OwnMount.Of(job.ReferenceFolder, ProgramCommand.Input + "/ref"),
            OwnMount.Of(EmptyFolder(job), ProgramCommand.Shared),
        ];
        if (job.InputFolder is { } input)
        {
            mounts.Add(OwnMount.Of(input, ProgramCommand.InputData));
        }

        if (job.Settings.StartsAboveProgram)
        {
            mounts.AddRange(await AboutRunAsync(job, cancellationToken));
        }

        var commands = job.Settings.Commands.Select(ProgramCommand.ForScoring).ToList();
        return await RunAsync(job, "scoring", program, commands, mounts, cancellationToken);
    }

    /// <summary>CodaLab's programs find what is said of the run in a file, and a history into which CodaLab puts nothing.</summary>
    private static async Task<IEnumerable<SandboxMount>> AboutRunAsync(ProgramJob job, CancellationToken cancellationToken)
    {
        var history = new SandboxMount(EmptyFolder(job), ProgramCommand.Input + "/history", IsCopy: true);
        if (job.Submission is not { } submission)
        {
            return [history];
        }

        var folder = Directory.CreateDirectory(Path.Combine(job.WorkFolder, "about")).FullName;
        var file = Path.Combine(folder, "metadata");
        await File.WriteAllTextAsync(file, RunMetadata.Of(submission), cancellationToken);
        SandboxScratch.MakeReadable(folder);
        return [history, new SandboxMount(file, ProgramCommand.Input + "/metadata")];
    }

    private Task<Step> IngestAsync(ProgramJob job, CancellationToken cancellationToken)
    {
        var program = Unwrap(job.IngestionFolder!);
        List<SandboxMount> mounts =
        [
            OwnMount.Of(program, ProgramCommand.Program),
            OwnMount.Of(job.RunFolder, ProgramCommand.Submission),
            OwnMount.Of(job.InputFolder ?? EmptyFolder(job), ProgramCommand.InputData),
            OwnMount.Of(EmptyFolder(job), ProgramCommand.Shared),
        ];
        var commands = job.Settings.IngestionCommands.Select(ProgramCommand.ForIngestion).ToList();
        return RunAsync(job, "ingestion", program, commands, mounts, cancellationToken);
    }

    /// <summary>Runs commands one after the other; what the later ones write counts.</summary>
    private async Task<Step> RunAsync(
        ProgramJob job, string kind, string program, List<IReadOnlyList<string>> commands, List<SandboxMount> mounts, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var (usage, log) = (NoUsage, "");
        if (commands.Count == 0 || commands.Exists(command => command.Count == 0))
        {
            return new Step(PluginVerdict.PluginFault, $"The metadata of the {kind} program names no command.", usage, log, files);
        }

        if (commands.Exists(command => command.Sum(word => word.Length) > MostCommandLetters))
        {
            return new Step(PluginVerdict.PluginFault, $"The command of the {kind} program has more than {MostCommandLetters} letters.", usage, log, files);
        }

        foreach (var command in commands)
        {
            var limits = job.Limits;
            var outcome = await sandbox.RunAsync(
                new SandboxCommand
                {
                    Arguments = Start(command, job.RootFolder),
                    Root = job.RootFolder,
                    ScratchFolder = ProgramCommand.Home,
                    ImportsBesideScript = true,
                    Mounts = mounts,
                    Limits = limits,
                    OutputFolder = ProgramCommand.Output,
                    WorkingFolder = job.Settings.StartsAboveProgram && !NamesFileOfProgram(command, program) ? ProgramCommand.Home : ProgramCommand.Program,
                    Environment = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["PYTHONUNBUFFERED"] = "1",
                        ["MPLBACKEND"] = "Agg",
                        ["MPLCONFIGDIR"] = "/tmp",
                    },
                },
                cancellationToken);
            usage = Sum(usage, outcome.Usage);
            log += outcome.Log;
            if (LimitSentences.Find(outcome.Verdict, limits) is { } exceeded)
            {
                return new Step(PluginVerdict.LimitExceeded, LimitSentences.Of(exceeded, limits, $"The {kind} program"), usage, log, files) { Exceeded = exceeded };
            }

            if (Fault(outcome, kind) is { } fault)
            {
                return new Step(fault.Verdict, fault.Reason, usage, log, files);
            }

            foreach (var (name, content) in outcome.Files)
            {
                files[name] = content;
            }
        }

        return new Step(null, "", usage, log, files);
    }

    /// <summary>CodaLab starts scripts by their name; their first line may name a Python that is not here.</summary>
    private static List<string> Start(IReadOnlyList<string> command, string? root) =>
        command[0].StartsWith(ProgramCommand.Program, StringComparison.Ordinal) && command[0].EndsWith(".py", StringComparison.Ordinal)
            ? [PythonCommand.Find(root) ?? "python3", .. command]
            : [PythonCommand.Resolve(command[0], root), .. command.Skip(1)];

    /// <summary>A script named without a folder, or with one of the program's own, is meant from inside of the program.</summary>
    private static bool NamesFileOfProgram(IReadOnlyList<string> command, string program) => command.Any(word =>
        word.Length > 0 && word[0] is not ('/' or '-' or '.') && File.Exists(Path.Combine(program, word)));

    private static (PluginVerdict Verdict, string Reason)? Fault(SandboxOutcome outcome, string kind) => outcome.Verdict switch
    {
        SandboxVerdict.Ok => null,
        SandboxVerdict.Infrastructure => (PluginVerdict.SystemFault, $"The sandbox failed before the {kind} program ended."),
        _ when Python2Sign().IsMatch(outcome.Log) => (PluginVerdict.PluginFault, $"The {kind} program is written in Python 2, and its runtime has Python 3: convert the program (2to3 does most of it), or have an administrator map a runtime with Python 2."),
        _ when MissingModule(outcome.Log) is { } module => (PluginVerdict.PluginFault, $"The {kind} program needs the Python module \"{module}\", which is neither in it nor in its runtime."),
        _ when InstalledPackage(outcome.Log) is { } package => (PluginVerdict.PluginFault, $"The {kind} program installs the Python package \"{package}\" while it runs, and it has no network here: the package must be in its runtime."),
        _ => (PluginVerdict.PluginFault, $"The {kind} program ended with exit code {outcome.ExitCode?.ToString(CultureInfo.InvariantCulture)}; its log says why."),
    };

    /// <summary>What pip could not fetch, in the words of Python's <c>subprocess</c> or in pip's own.</summary>
    private static string? InstalledPackage(string log) => PipCall().Match(log) is { Success: true } call ? call.Groups["package"].Value
        : NoDistribution().Match(log) is { Success: true } none ? none.Groups["package"].Value
        : null;

    /// <summary>How programs of Python 2 end in Python 3.</summary>
    [GeneratedRegex(
        @"^(?:SyntaxError: Missing parentheses in call to 'print'|TypeError: a bytes-like object is required, not 'str'|NameError: name '(?:unicode|xrange|raw_input|unichr|basestring)' is not defined"
        + @"|AttributeError: 'dict' object has no attribute '(?:has_key|iteritems|itervalues)'|ModuleNotFoundError: No module named '(?:urllib2|ConfigParser|StringIO|cPickle|Queue)')",
        RegexOptions.Multiline,
        500)]
    private static partial Regex Python2Sign();

    [GeneratedRegex(@"'pip3?', 'install',(?: '-[^']*',)* '(?<package>[^'-][^']*)'", RegexOptions.None, 500)]
    private static partial Regex PipCall();

    [GeneratedRegex(@"ERROR: No matching distribution found for (?<package>\S+)", RegexOptions.None, 500)]
    private static partial Regex NoDistribution();

    internal static string? MissingModule(string log)
    {
        const string Sign = "ModuleNotFoundError: No module named '";
        var at = log.LastIndexOf(Sign, StringComparison.Ordinal);
        var end = at < 0 ? -1 : log.IndexOf('\'', at + Sign.Length);
        return end < 0 ? null : log[(at + Sign.Length)..end];
    }

    /// <summary>One folder around everything is taken away if it holds the metadata, as CodaLab does.</summary>
    private static string Unwrap(string folder) =>
        HasMetadata(folder) ? folder : Directory.GetDirectories(folder).Order(StringComparer.Ordinal).FirstOrDefault(HasMetadata) ?? folder;

    private static bool HasMetadata(string folder) => Array.Exists(MetadataNames, name => File.Exists(Path.Combine(folder, name)));

    private static string EmptyFolder(ProgramJob job)
    {
        var folder = Path.Combine(job.WorkFolder, "empty");
        Directory.CreateDirectory(folder);
        SandboxScratch.MakeReadable(folder);
        return folder;
    }

    /// <summary>Writes an ingestion program's output where the scoring program looks for a run.</summary>
    private static async Task<string> LayOutAsync(ProgramJob job, bool withRun, Dictionary<string, byte[]> files, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(job.WorkFolder, "predictions");
        Directory.CreateDirectory(folder);
        foreach (var path in withRun ? Directory.GetFiles(job.RunFolder, "*", SearchOption.AllDirectories) : [])
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(job.RunFolder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        foreach (var (name, content) in files)
        {
            var path = Path.GetFullPath(Path.Combine(folder, name));
            if (!path.StartsWith(folder + "/", StringComparison.Ordinal))
            {
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Delete(path);
            await File.WriteAllBytesAsync(path, content, cancellationToken);
        }

        SandboxScratch.MakeReadable(folder);
        return folder;
    }
}
