namespace SharedTask.Scoring.Formats.Mrp;

/// <summary>Reports the first thing that is wrong with each graph.</summary>
/// <param name="problems">Where problems are reported.</param>
internal sealed class MrpFaults(ProblemList problems)
{
    private string file = string.Empty;
    private long line;
    private bool isWarned;

    /// <summary>Whether something is wrong with this graph.</summary>
    public bool Any { get; private set; }

    /// <summary>Goes on to another graph.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="number">The number of the line.</param>
    public void Begin(string name, long number) => (file, line, Any, isWarned) = (name, number, false, false);

    /// <summary>Reports that something is wrong, unless something was already.</summary>
    /// <param name="code">One of <see cref="ProblemCodes"/>.</param>
    /// <param name="field">The field, such as <c>nodes[3].id</c>.</param>
    /// <param name="what">What it is or has, as the end of a sentence.</param>
    public void Add(string code, string field, string what)
    {
        if (!Any)
        {
            Any = true;
            problems.Error(code, $"Line {line}: {field} {what}.", file, line, field);
        }
    }

    /// <summary>Warns of something, unless it was warned already.</summary>
    /// <param name="code">One of <see cref="ProblemCodes"/>.</param>
    /// <param name="field">The field.</param>
    /// <param name="what">What it is or has, as the end of a sentence.</param>
    public void Warn(string code, string field, string what)
    {
        if (!isWarned)
        {
            isWarned = true;
            problems.Warning(code, $"Line {line}: {field} {what}.", file, line, field);
        }
    }
}
