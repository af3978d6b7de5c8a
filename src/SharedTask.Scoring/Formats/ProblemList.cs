using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Formats;

/// <summary>
/// Collects problems: the first <see cref="ScoringProtocol.ListedProblems"/> are listed, errors before warnings where both do not
/// fit; further ones are counted. Every listed problem has a line and a column: one that concerns a whole line or a whole file stands
/// at its first character.
/// </summary>
public sealed class ProblemList
{
    private readonly List<(long Sequence, ScoringProblem Problem)> errors = [];
    private readonly List<(long Sequence, ScoringProblem Problem)> warnings = [];

    /// <summary>How many errors were found.</summary>
    public long ErrorCount { get; private set; }

    /// <summary>How many warnings were found.</summary>
    public long WarningCount { get; private set; }

    /// <summary>Whether a problem was found that makes the file invalid.</summary>
    public bool HasErrors => ErrorCount > 0;

    /// <summary>How many problems <see cref="Listed"/> leaves out.</summary>
    public long More => ErrorCount + WarningCount - Math.Min(errors.Count + warnings.Count, ScoringProtocol.ListedProblems);

    /// <summary>The listed problems in the order in which they were found.</summary>
    public IReadOnlyList<ScoringProblem> Listed =>
        [.. errors.Concat(warnings).Take(ScoringProtocol.ListedProblems).OrderBy(entry => entry.Sequence).Select(entry => entry.Problem)];

    /// <summary>Reports an error; the text is only made when the error will be listed.</summary>
    /// <param name="describe">Makes the problem.</param>
    public void Error(Func<ScoringProblem> describe)
    {
        if (errors.Count < ScoringProtocol.ListedProblems)
        {
            errors.Add((ErrorCount + WarningCount, Placed(describe()) with { Severity = ProblemSeverity.Error }));
        }

        ErrorCount++;
    }

    /// <summary>Counts errors that are not worth describing one by one, because the list is full.</summary>
    /// <param name="count">How many.</param>
    public void CountErrors(long count) => ErrorCount += count;

    /// <summary>Whether one more error would be listed.</summary>
    public bool ListsAnotherError => errors.Count < ScoringProtocol.ListedProblems;

    /// <summary>Reports an error.</summary>
    /// <param name="code">One of <see cref="ProblemCodes"/>.</param>
    /// <param name="message">A sentence that helps the person who made the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="line">The line, counted from 1; the first one if the problem concerns the whole file.</param>
    /// <param name="column">The column or field, or the <see cref="TextPlace.Column"/> of a character; the first one if the problem concerns the whole line.</param>
    /// <param name="value">The offending value, already shortened.</param>
    public void Error(string code, string message, string? file = null, long? line = null, string? column = null, string? value = null) =>
        Error(() => new ScoringProblem(ProblemSeverity.Error, code, message, file, line, column, value));

    /// <summary>Reports the error that ends the reading of a file: the list has it even if it is full, in place of its last error.</summary>
    /// <param name="code">One of <see cref="ProblemCodes"/>.</param>
    /// <param name="message">A sentence that helps the person who made the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="column">The column or field, or the <see cref="TextPlace.Column"/> of a character; the first one if the problem concerns the whole line.</param>
    public void LastError(string code, string message, string file, long line, string? column = null)
    {
        if (!ListsAnotherError)
        {
            errors.RemoveAt(errors.Count - 1);
        }

        Error(code, message, file, line, column);
    }

    /// <summary>Reports a warning.</summary>
    /// <param name="code">One of <see cref="ProblemCodes"/>.</param>
    /// <param name="message">A sentence that helps the person who made the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="line">The line, counted from 1; the first one if the problem concerns the whole file.</param>
    /// <param name="column">The column or field, or the <see cref="TextPlace.Column"/> of a character; the first one if the problem concerns the whole line.</param>
    /// <param name="value">The value in question, already shortened.</param>
    public void Warning(string code, string message, string? file = null, long? line = null, string? column = null, string? value = null)
    {
        if (warnings.Count < ScoringProtocol.ListedProblems)
        {
            warnings.Add((ErrorCount + WarningCount, Placed(new ScoringProblem(ProblemSeverity.Warning, code, message, file, line, column, value))));
        }

        WarningCount++;
    }

    /// <summary>Takes over the problems of another list, behind those that are here.</summary>
    /// <param name="other">The other list.</param>
    /// <param name="onlyNew">Whether problems that are here already are left out: where the list is full, all are taken for such.</param>
    public void Add(ProblemList other, bool onlyNew = false)
    {
        ArgumentNullException.ThrowIfNull(other);
        var before = ErrorCount + WarningCount;
        ErrorCount += Take(errors, other.errors, other.ErrorCount, before, onlyNew);
        WarningCount += Take(warnings, other.warnings, other.WarningCount, before, onlyNew);
    }

    /// <summary>The same problems, each of them changed; those that are not listed are counted as they are here.</summary>
    /// <param name="change">Changes a problem.</param>
    /// <returns>Another list.</returns>
    public ProblemList Select(Func<ScoringProblem, ScoringProblem> change)
    {
        var changed = new ProblemList { ErrorCount = ErrorCount, WarningCount = WarningCount };
        changed.errors.AddRange(errors.Select(entry => (entry.Sequence, change(entry.Problem))));
        changed.warnings.AddRange(warnings.Select(entry => (entry.Sequence, change(entry.Problem))));
        return changed;
    }

    private static long Take(
        List<(long Sequence, ScoringProblem Problem)> list, List<(long Sequence, ScoringProblem Problem)> others, long count, long before, bool onlyNew)
    {
        var room = ScoringProtocol.ListedProblems - list.Count;
        if (onlyNew && room == 0)
        {
            return 0;
        }

        var known = onlyNew ? list.Select(entry => entry.Problem).ToHashSet() : [];
        var added = others.Where(entry => !known.Contains(entry.Problem)).ToList();
        list.AddRange(added.Take(room).Select(entry => (before + entry.Sequence, entry.Problem)));
        return count - (others.Count - added.Count);
    }

    private static ScoringProblem Placed(ScoringProblem problem) =>
        problem with { Line = problem.Line ?? TextPlace.Start.Line, Column = string.IsNullOrEmpty(problem.Column) ? TextPlace.Start.Column : problem.Column };
}
