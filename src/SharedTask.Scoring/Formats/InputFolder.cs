namespace SharedTask.Scoring.Formats;

/// <summary>The folder of a run or a reference, or some of its files.</summary>
/// <param name="folder">The folder.</param>
/// <param name="names">The files that are meant; <see langword="null"/> if the folder has to be searched for the only one.</param>
/// <param name="extensions">The usual endings of their names, without dots.</param>
public sealed class InputFolder(string folder, IReadOnlyList<string>? names = null, IReadOnlyList<string>? extensions = null)
{
    private const int MaxNamed = 10;

    /// <summary>
    /// The names of all files, their folders parted by slashes, in the order of Unicode code points. Hidden files and what operating
    /// systems add to archives are left out.
    /// </summary>
    /// <returns>The names.</returns>
    public IReadOnlyList<string> List()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };
        return [.. Directory.EnumerateFiles(folder, "*", options)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(name => !name.Split('/').Any(IsNoise))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Some of the files, as a folder of their own.</summary>
    /// <param name="meant">Their names.</param>
    /// <returns>The folder.</returns>
    public InputFolder Only(IReadOnlyList<string> meant) => new(folder, meant, extensions);

    /// <summary>Finds the one file. Where there are several, the only one with a known ending is meant.</summary>
    /// <param name="problems">Where problems are reported.</param>
    /// <returns>The file, or <see langword="null"/> if it is not clear which one is meant or it is no text.</returns>
    public InputFile? FindSingle(ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var files = names ?? List();
        var known = files.Where(IsUsual).ToList();
        var meant = known.Count == 1 ? known : files;
        switch (meant.Count)
        {
            case 0:
                problems.Error(ProblemCodes.NoFile, $"There is no file to read. Expected one {Endings()} file.");
                return null;
            case 1:
                return Open(meant[0], problems);
            default:
                problems.Error(ProblemCodes.SeveralFiles, $"There are {meant.Count} files, and it is not clear which one is meant: {Spoken(meant)}. Please leave only one.", meant[1]);
                return null;
        }
    }

    /// <summary>Finds the one file whose name has a part in it.</summary>
    /// <param name="part">The part, in any case.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <returns>The file, or <see langword="null"/> if there is not exactly one or it is no text.</returns>
    public InputFile? FindNamed(string part, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var files = names ?? List();
        var meant = files.Where(name => Path.GetFileName(name).Contains(part, StringComparison.OrdinalIgnoreCase)).ToList();
        if (meant.Count == 0)
        {
            problems.Error(
                ProblemCodes.MissingFile,
                $"There is no file with \"{part}\" in its name{(files.Count == 0 ? "" : $", only {Spoken(files)}")}.",
                value: part);
            return null;
        }

        if (meant.Count > 1)
        {
            problems.Error(ProblemCodes.SeveralFiles, $"There are {meant.Count} files with \"{part}\" in their names: {Spoken(meant)}. Please leave only one.", meant[1]);
            return null;
        }

        return Open(meant[0], problems);
    }

    /// <summary>Finds the files that are meant or, if none were named, the one file.</summary>
    /// <param name="problems">Where problems are reported.</param>
    /// <returns>The files that can be read.</returns>
    public IReadOnlyList<InputFile> FindAll(ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return names is null
            ? FindSingle(problems) is { } file ? [file] : []
            : [.. names.Select(name => Open(name, problems)).OfType<InputFile>()];
    }

    /// <summary>Finds every file of the folder, for a format whose files are parts of one whole.</summary>
    /// <param name="problems">Where problems are reported.</param>
    /// <param name="ending">The ending of the names of the files that are meant, if any has it; it is warned of the others.</param>
    /// <returns>The files that can be read, in the order of their names.</returns>
    public IReadOnlyList<InputFile> FindParts(ProblemList problems, string? ending = null)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var files = names ?? List();
        if (files.Count == 0)
        {
            FindSingle(problems);
        }
        else if (ending is not null && files.Any(name => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            var others = files.Where(name => !name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)).ToList();
            others.ForEach(name => problems.Warning(ProblemCodes.IgnoredFile, $"The file \"{Excerpt.Of(name)}\" is not read: its name does not end with {ending}.", name));
            files = [.. files.Except(others, StringComparer.Ordinal)];
        }

        return [.. files.Select(name => Open(name, problems)).OfType<InputFile>()];
    }

    /// <summary>Some names as a person reads them in a message.</summary>
    /// <param name="all">The names.</param>
    /// <returns>At most ten names.</returns>
    internal static string Spoken(IReadOnlyList<string> all) => string.Join(", ", all.Take(MaxNamed).Select(Excerpt.Of)) + (all.Count > MaxNamed ? ", ..." : string.Empty);

    private bool IsUsual(string name) =>
        FormatDetector.FromName(name) is not null || (extensions ?? []).Append("txt").Any(extension => name.EndsWith("." + extension, StringComparison.OrdinalIgnoreCase));

    private string Endings()
    {
        string[] all = [.. (extensions ?? ["tsv", "csv", "jsonl", "txt"]).Distinct(StringComparer.Ordinal).Select(extension => "." + extension)];
        return all.Length == 1 ? all[0] : $"{string.Join(", ", all[..^1])} or {all[^1]}";
    }

    private InputFile? Open(string name, ProblemList problems)
    {
        var path = Path.Combine(folder, name);
        if (IsEmpty(path))
        {
            problems.Error(ProblemCodes.EmptyFile, "The file is empty.", name);
            return null;
        }

        return FormatDetector.Detect(path, name, problems) is { } format ? new InputFile(path, name, format) : null;
    }

    /// <summary>Whether a file has nothing, or a byte order mark alone, as editors save it.</summary>
    private static bool IsEmpty(string path) => new FileInfo(path).Length switch
    {
        0 => true,
        3 => File.ReadAllBytes(path) is [0xEF, 0xBB, 0xBF],
        _ => false,
    };

    private static bool IsNoise(string part) =>
        part.StartsWith('.') || string.Equals(part, "__MACOSX", StringComparison.Ordinal) || part.EndsWith('~')
        || string.Equals(part, "Thumbs.db", StringComparison.OrdinalIgnoreCase) || string.Equals(part, "desktop.ini", StringComparison.OrdinalIgnoreCase);
}
