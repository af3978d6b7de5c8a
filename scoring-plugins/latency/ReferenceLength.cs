using System.Text;
using SharedTask.Scoring.Formats;

namespace Latency;

/// <summary>Reads the lengths of a source and a reference.</summary>
internal static class ReferenceLength
{
    /// <summary>Reads a length that is given as a number, and reports it if it cannot be used.</summary>
    /// <param name="reader">The reader, at the row.</param>
    /// <param name="field">The field's position.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <returns>The length; 0 if it cannot be used.</returns>
    public static double Number(RowReader reader, int field, ProblemList problems) =>
        NumberField.TryRead(reader, field, 0, double.PositiveInfinity, problems, out var length) ? Positive(reader, field, length, "is 0", problems) : 0;

    /// <summary>Counts a text as SimulEval does, and reports it if it has no length.</summary>
    /// <param name="reader">The reader, at the row.</param>
    /// <param name="field">The field's position.</param>
    /// <param name="countsCharacters">Whether characters (code points, without blanks at the ends) are counted; otherwise what single spaces part, which is at least 1.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <returns>The length; 0 if it cannot be used.</returns>
    public static double Text(RowReader reader, int field, bool countsCharacters, ProblemList problems) =>
        Positive(reader, field, countsCharacters ? Encoding.UTF8.GetString(reader[field]).Trim().EnumerateRunes().Count() : reader[field].Count((byte)' ') + 1, "has no characters", problems);

    private static double Positive(RowReader reader, int field, double length, string what, ProblemList problems)
    {
        if (length == 0)
        {
            problems.Error(ProblemCodes.OutOfRange, $"Line {reader.Line}: the {reader.ColumnName(field)} {what}; a segment without words has no latency.", reader.File.Name, reader.Line, reader.ColumnName(field), Excerpt.Of(reader[field]));
        }

        return length;
    }
}
