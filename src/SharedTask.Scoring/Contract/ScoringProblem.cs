namespace SharedTask.Scoring.Contract;

/// <summary>Something that is wrong, or odd, in a run or a reference.</summary>
/// <param name="Severity">Whether it makes the run invalid.</param>
/// <param name="Code">A stable key in kebab case, such as <c>unknown-label</c>.</param>
/// <param name="Message">One English sentence that says what is wrong and what was expected.</param>
/// <param name="File">The file's name, as its author named it.</param>
/// <param name="Line">The line, counted from 1, where there is one.</param>
/// <param name="Column">The column or field, where there is one.</param>
/// <param name="Value">The offending value, shortened.</param>
public sealed record ScoringProblem(
    ProblemSeverity Severity,
    string Code,
    string Message,
    string? File = null,
    long? Line = null,
    string? Column = null,
    string? Value = null);
