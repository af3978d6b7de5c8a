namespace SharedTask.Scoring.Formats;

/// <summary>Finds the file that is meant in the folder of a run or a reference.</summary>
public static class InputFolder
{
    private const int MaxEntries = 10_000;

    /// <summary>
    /// Finds the one file in a folder. Hidden files and what operating systems add to archives are ignored, one nested folder is
    /// unwrapped; where several files remain, the only one with a known ending is meant.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <returns>The file, or <see langword="null"/> if it is not clear which one is meant or it is no text.</returns>
    public static InputFile? FindSingle(string folder, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var files = Candidates(folder);
        var known = files.Where(name => FormatDetector.FromName(name) is not null || name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)).ToList();
        var meant = known.Count == 1 ? known : files;
        if (meant.Count == 0)
        {
            problems.Error(ProblemCodes.NoFile, "There is no file to read. Expected one .tsv, .csv, .jsonl or .txt file.");
            return null;
        }

        if (meant.Count > 1)
        {
            var names = string.Join(", ", meant.Take(10).Select(Excerpt.Of)) + (meant.Count > 10 ? ", ..." : string.Empty);
            problems.Error(ProblemCodes.SeveralFiles, $"There are {meant.Count} files, and it is not clear which one is meant: {names}. Please leave only one.");
            return null;
        }

        var path = Path.Combine(folder, meant[0]);
        if (new FileInfo(path).Length == 0)
        {
            problems.Error(ProblemCodes.EmptyFile, "The file is empty.", meant[0]);
            return null;
        }

        return FormatDetector.Detect(path, meant[0], problems) is { } format ? new InputFile(path, meant[0], format) : null;
    }

    private static List<string> Candidates(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };
        return [.. Directory.EnumerateFiles(folder, "*", options)
            .Take(MaxEntries)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(name => !name.Split('/').Any(IsNoise))
            .Order(StringComparer.Ordinal)];
    }

    private static bool IsNoise(string part) =>
        part.StartsWith('.') || string.Equals(part, "__MACOSX", StringComparison.Ordinal) || part.EndsWith('~')
        || string.Equals(part, "Thumbs.db", StringComparison.OrdinalIgnoreCase) || string.Equals(part, "desktop.ini", StringComparison.OrdinalIgnoreCase);
}
