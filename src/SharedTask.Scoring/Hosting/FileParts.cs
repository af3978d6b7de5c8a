using System.Text;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Hosting;

/// <summary>Finds the parts of a task among the files of a reference and a run.</summary>
/// <param name="options">How the files belong together.</param>
/// <param name="referenceProblems">Where problems of the reference are reported.</param>
/// <param name="runProblems">Where problems of the run are reported.</param>
public sealed class FileParts(FileOptions options, ProblemList referenceProblems, ProblemList runProblems)
{
    /// <summary>The greatest number of parts.</summary>
    public const int MaxParts = SliceColumn.MaxValues;

    /// <summary>Pairs the files.</summary>
    /// <param name="reference">The reference; <see langword="null"/> where a run is checked on its own.</param>
    /// <param name="run">The run; <see langword="null"/> where a reference is checked on its own.</param>
    /// <returns>The parts in the order of their values; one without values if the patterns have no names.</returns>
    public IReadOnlyList<FilePart> Pair(InputFolder? reference, InputFolder? run)
    {
        if (options.FileNames.Count == 0)
        {
            return [new FilePart([], Choose(reference, options.Reference, referenceProblems), Choose(run, options.Run, runProblems))];
        }

        if (reference is null)
        {
            return run is null ? [] : [.. Group(run, options.Run!, runProblems).Select(part => new FilePart(part.Values, null, run.Only(part.Files)))];
        }

        var parts = Group(reference, options.Reference!, referenceProblems);
        return run is null ? [.. parts.Select(part => new FilePart(part.Values, reference.Only(part.Files), null))]
            : referenceProblems.HasErrors ? []
            : Pair(parts, reference, run);
    }

    private static InputFolder? Choose(InputFolder? folder, FilePattern? pattern, ProblemList problems)
    {
        if (folder is null || pattern is null)
        {
            return folder;
        }

        var files = folder.List();
        var meant = files.Where(name => pattern.Match(name) is not null).ToList();
        if (meant.Count == 0)
        {
            ReportNone(files, pattern, problems);
            return null;
        }

        return folder.Only(meant);
    }

    private List<(IReadOnlyList<string> Values, IReadOnlyList<string> Files)> Group(InputFolder folder, FilePattern pattern, ProblemList problems)
    {
        var files = folder.List();
        int[] order = [.. options.FileNames.Select(name => pattern.Names.ToList().IndexOf(name))];
        var groups = files
            .Select(name => (Name: name, Values: pattern.Match(name)))
            .Where(file => file.Values is not null)
            .Select(file => (file.Name, Values: Array.ConvertAll(order, place => file.Values![place])))
            .GroupBy(file => string.Join(FilePart.Separator, file.Values), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => ((IReadOnlyList<string>)group.First().Values, (IReadOnlyList<string>)[.. group.Select(file => file.Name)]))
            .ToList();
        if (groups.Count == 0)
        {
            ReportNone(files, pattern, problems);
        }
        else if (groups.Count > MaxParts)
        {
            problems.Error(ProblemCodes.SeveralFiles, $"There are files for {groups.Count} parts, by their names; at most {MaxParts} are scored.");
            return [];
        }

        return groups;
    }

    private List<FilePart> Pair(List<(IReadOnlyList<string> Values, IReadOnlyList<string> Files)> parts, InputFolder reference, InputFolder run)
    {
        var files = run.List();
        var used = new HashSet<string>(StringComparer.Ordinal);
        var pairs = new List<FilePart>();
        foreach (var (values, referenceFiles) in parts)
        {
            var expected = options.Run!.Fill(values);
            var meant = files.Where(name => expected.Match(name) is not null).ToList();
            used.UnionWith(meant);
            if (meant.Count > 1)
            {
                runProblems.Error(ProblemCodes.SeveralFiles, $"There are {meant.Count} files for {Spoken(values)}: {InputFolder.Spoken(meant)}. Please leave only one.", meant[1]);
            }

            pairs.Add(new FilePart(values, reference.Only(referenceFiles), meant.Count > 0 ? run.Only(meant) : null));
        }

        if (used.Count == 0)
        {
            ReportNone(files, options.Run!, runProblems, pairs.ConvertAll(pair => Expected(pair.Values)));
            return pairs;
        }

        ReportDifferences(pairs, [.. files.Where(name => !used.Contains(name))]);
        return pairs;
    }

    private void ReportDifferences(List<FilePart> pairs, IReadOnlyList<string> others)
    {
        var near = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in pairs.Where(pair => pair.Run is null))
        {
            var nearest = Nearest(Expected(pair.Values), others);
            if (nearest is not null)
            {
                near.Add(nearest);
            }

            ReportMissing(pair.Values, nearest);
        }

        foreach (var name in others.Where(name => !near.Contains(name)))
        {
            if (options.Run!.Match(name) is { } values)
            {
                var nearest = Nearest(name, pairs.ConvertAll(pair => Expected(pair.Values)));
                runProblems.Error(
                    ProblemCodes.UnknownFile,
                    $"The file \"{Excerpt.Of(name)}\" is for {Spoken(values)}, which this task does not have.{Hint(nearest) ?? $" Expected: {InputFolder.Spoken(pairs.ConvertAll(pair => Expected(pair.Values)))}."}",
                    name);
            }
            else
            {
                runProblems.Warning(ProblemCodes.IgnoredFile, $"The file \"{Excerpt.Of(name)}\" is not read: its name is not like {options.Run}.", name);
            }
        }
    }

    private void ReportMissing(IReadOnlyList<string> values, string? nearest)
    {
        var what = $"There is no file \"{Excerpt.Of(Expected(values))}\" for {Spoken(values)}";
        if (options.Missing == MissingFiles.Error)
        {
            runProblems.Error(ProblemCodes.MissingFile, $"{what}.{(nearest is null ? "" : $" The file \"{Excerpt.Of(nearest)}\" has nearly this name; please rename it if it is meant.")}", value: Excerpt.Of(Expected(values)));
            return;
        }

        var effect = options.Missing switch
        {
            MissingFiles.Zero => "it counts as nothing right",
            MissingFiles.Undefined => "means over all files are undefined without it",
            _ => "means run over the other files",
        };
        runProblems.Warning(ProblemCodes.MissingFile, $"{what}: {effect}.{Hint(nearest)}", value: Excerpt.Of(Expected(values)));
    }

    private string Expected(IReadOnlyList<string> values) => options.Run!.Fill(values).ToString();

    private string Spoken(IReadOnlyList<string> values) => string.Join(", ", options.FileNames.Zip(values, (name, value) => $"{name} {Excerpt.Of(value)}"));

    private static string? Hint(string? nearest) => nearest is null ? null : $" Did you mean \"{Excerpt.Of(nearest)}\"?";

    /// <summary>Compares whole paths first, then the names without their folders.</summary>
    private static string? Nearest(string name, IReadOnlyList<string> candidates)
    {
        foreach (var shorten in (Func<string, string>[])[path => path, path => path[(path.LastIndexOf('/') + 1)..]])
        {
            var table = new ByteStringTable();
            var first = new List<string>();
            foreach (var candidate in candidates)
            {
                table.GetOrAdd(Encoding.UTF8.GetBytes(shorten(candidate)), out var isNew);
                if (isNew)
                {
                    first.Add(candidate);
                }
            }

            if (NearMiss.Find(Encoding.UTF8.GetBytes(shorten(name)), table) is >= 0 and var found)
            {
                return first[found];
            }
        }

        return null;
    }

    private static void ReportNone(IReadOnlyList<string> files, FilePattern pattern, ProblemList problems, IReadOnlyList<string>? expected = null)
    {
        var wanted = expected is null ? $"one with a name like {pattern}" : $"files named {InputFolder.Spoken(expected)}, in one zip";
        problems.Error(
            ProblemCodes.NoFile,
            files.Count == 0 ? $"There is no file to read. Expected {wanted}." : $"No file has a name that is expected. Expected {wanted}; there {(files.Count == 1 ? "is" : "are")}: {InputFolder.Spoken(files)}.");
    }
}
