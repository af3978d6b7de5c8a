namespace SharedTask.Scoring.Contract;

/// <summary>Something that is wrong, or odd, in a run or a reference.</summary>
/// <param name="Severity">Whether it makes the run invalid.</param>
/// <param name="Code">A stable key in kebab case, such as <c>unknown-label</c>.</param>
/// <param name="Message">One English sentence that says what is wrong and what was expected.</param>
/// <param name="File">The file's name, as its author named it.</param>
/// <param name="Line">The line, counted from 1; the first one for a whole file, the last one for what is not there.</param>
/// <param name="Column">The column or field by its name; <c>column 3</c> if it has none; <c>character 17</c> of the line, counted from 1, where the problem is in no column or the columns cannot be told.</param>
/// <param name="Value">The offending value, shortened.</param>
public sealed record ScoringProblem(
    ProblemSeverity Severity,
    string Code,
    string Message,
    string? File = null,
    long? Line = null,
    string? Column = null,
    string? Value = null);
