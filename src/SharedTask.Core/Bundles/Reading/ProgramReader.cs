using System.Text.RegularExpressions;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Yaml;
using SharedTask.Core.Runtimes;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>Looks into scoring and ingestion programs: what they are started with, and what will keep them from running here.</summary>
internal sealed partial class ProgramReader(ReadingContext context)
{
    private const int MostMetadataBytes = 64 * 1024;
    private const int MostSourceBytes = 512 * 1024;
    private const int MostSources = 50;

    private static readonly HashSet<string> Interpreters = new(RuntimeReport.KnownInterpreters, StringComparer.Ordinal);

    /// <summary>What the runtime has, where it was tested.</summary>
    private readonly HashSet<string>? modules = context.Runtime?.Report is { PythonVersion: not null } report ? new(report.Modules, StringComparer.Ordinal) : null;

    private readonly Dictionary<string, ImportProgram?> known = new(StringComparer.Ordinal);

    /// <summary>The program; <see langword="null"/> if it cannot be opened.</summary>
    public async Task<ImportProgram?> ReadAsync(BundlePart part, int line, string key, bool isIngestion, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(part.Path, out var seen))
        {
            return seen;
        }

        var program = await LookAsync(part, line, key, isIngestion, cancellationToken);
        known[part.Path] = program;
        return program;
    }

    private async Task<ImportProgram?> LookAsync(BundlePart part, int line, string key, bool isIngestion, CancellationToken cancellationToken)
    {
        if (await PackedFiles.OpenAsync(context.Bundle, part, cancellationToken) is not { } files)
        {
            context.Findings.Warning("program-not-a-zip", context.File, line, key, FindingEffect.ByHand, ("name", part.Path));
            return null;
        }

        if (FindMetadata(files.Names) is not { } metadata)
        {
            context.Findings.Warning("program-without-metadata", context.File, line, key, FindingEffect.ByHand, ("name", part.Path));
            return new ImportProgram(part, [], files.Fingerprint);
        }

        var place = $"{part.Path}/{metadata}";
        var command = await files.ReadAsync(metadata, MostMetadataBytes, cancellationToken) is { } bytes
            ? ReadCommand(TextDecoder.Decode(bytes).Text, cancellationToken)
            : [];
        if (command.Count == 0)
        {
            context.Findings.Warning("program-without-command", place, null, "command", FindingEffect.ByHand);
        }

        foreach (var one in command)
        {
            Judge(one, place, files.Names);
        }

        await InspectAsync(part, files, isIngestion, cancellationToken);
        if (command.Count > 1)
        {
            context.Findings.Note("program-command-list", place, null, "command", FindingEffect.None, ("count", command.Count));
        }

        return new ImportProgram(part, command, files.Fingerprint);
    }

    /// <summary>Names what the sources ask for and will not get.</summary>
    private async Task InspectAsync(BundlePart part, PackedFiles files, bool isIngestion, CancellationToken cancellationToken)
    {
        var sources = files.Names.Where(name => name.EndsWith(".py", StringComparison.Ordinal) && !IsTest(name)).Order(StringComparer.Ordinal).Take(MostSources).ToList();
        var own = files.Names.SelectMany(name => name.Split('/')).Select(name => name.EndsWith(".py", StringComparison.Ordinal) ? name[..^3] : name).ToHashSet(StringComparer.Ordinal);
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        string? old = null;
        string? installs = null;
        foreach (var source in sources)
        {
            if (await files.ReadAsync(source, MostSourceBytes, cancellationToken) is { } bytes)
            {
                var text = TextDecoder.Decode(bytes).Text;
                old ??= context.Runtime is not { IsPython2: true } && PythonSource.IsPython2(text) ? source : null;
                installs ??= PythonSource.InstallsPackages(text) ? source : null;
                missing.UnionWith(PythonSource.Missing(text, own, modules));
            }
        }

        if (old is not null)
        {
            context.Findings.Warning("program-python2-source", $"{part.Path}/{old}", null, null, FindingEffect.ByHand);
        }

        if (installs is not null)
        {
            context.Findings.Warning("program-installs", $"{part.Path}/{installs}", null, null, FindingEffect.None);
        }

        foreach (var module in missing.Take(20))
        {
            // What teams send to an ingestion program may bring the module.
            context.Findings.Warning(isIngestion ? "program-module-of-run" : "program-module", part.Path, null, null, FindingEffect.None, ("name", module));
        }
    }

    /// <summary>A program's own tests do not run here.</summary>
    private static bool IsTest(string name) => name.Split('/') is var parts && (parts[^1].StartsWith("test_", StringComparison.Ordinal) || parts.SkipLast(1).Any(part => part is "test" or "tests"));

    /// <summary>The metadata at the top, or in the one folder around everything.</summary>
    private static string? FindMetadata(IReadOnlyCollection<string> names)
    {
        string[] wanted = ["metadata.yaml", "metadata", "metadata.yml"];
        return Array.Find(wanted, name => names.Contains(name, StringComparer.Ordinal))
            ?? names.FirstOrDefault(name => wanted.Contains(name, StringComparer.OrdinalIgnoreCase))
            ?? names.Where(name => wanted.Contains(name[(name.LastIndexOf('/') + 1)..], StringComparer.Ordinal) && name.Count(letter => letter == '/') == 1)
                .Order(StringComparer.Ordinal)
                .FirstOrDefault();
    }

    private static IReadOnlyList<string> ReadCommand(string text, CancellationToken cancellationToken)
    {
        // The platforms do not mind what else stands there, nor do we: findings about a program's metadata would help nobody.
        var unheard = new FindingList();
        if (YamlComposer.Compose(text, "metadata", unheard, cancellationToken)?.Find("command")?.Value is { } value)
        {
            return value switch
            {
                YamlScalar { IsNull: false } scalar when scalar.Text.Trim().Length > 0 => [scalar.Text.Trim()],
                YamlList list => [.. list.Items.OfType<YamlScalar>().Select(item => item.Text.Trim()).Where(item => item.Length > 0)],
                _ => [],
            };
        }

        return CommandLine().Match(text) is { Success: true } match ? [match.Groups["command"].Value.Trim()] : [];
    }

    private void Judge(string command, string place, IReadOnlyCollection<string> names)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var program = words[0][(words[0].LastIndexOf('/') + 1)..];
        if (program is "python2" or "python2.7" && context.Runtime is not { IsPython2: true })
        {
            context.Findings.Warning("program-python2", place, null, "command", FindingEffect.None, ("command", command));
        }
        else if ((Interpreters.Contains(program) && context.Runtime?.Report?.Interpreters.Contains(program, StringComparer.Ordinal) != true) || program.EndsWith(".exe", StringComparison.OrdinalIgnoreCase))
        {
            context.Findings.Warning("program-interpreter", place, null, "command", FindingEffect.ByHand, ("program", program));
        }

        var script = words.FirstOrDefault(word => word.EndsWith(".py", StringComparison.Ordinal) || word.EndsWith(".jar", StringComparison.Ordinal));
        var fileName = script?[(script.LastIndexOf('/') + 1)..];
        if (fileName is not null && !fileName.Contains('$', StringComparison.Ordinal) && !names.Any(name => name == fileName || name.EndsWith("/" + fileName, StringComparison.Ordinal)))
        {
            context.Findings.Warning("program-script-missing", place, null, "command", FindingEffect.ByHand, ("name", fileName));
        }
    }

    [GeneratedRegex(@"^\s*command\s*:\s*(?<command>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex CommandLine();
}
