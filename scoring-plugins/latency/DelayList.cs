using System.Text.Json;
using SharedTask.Scoring.Formats;

namespace Latency;

/// <summary>Reads a JSON list of delays.</summary>
internal static class DelayList
{
    /// <summary>Reads the list in a field, and reports what cannot be used.</summary>
    /// <param name="reader">The reader, at the row.</param>
    /// <param name="field">The field's position.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <param name="delays">Is filled with the delays.</param>
    /// <returns>Whether all of them can be used.</returns>
    public static bool TryRead(RowReader reader, int field, ProblemList problems, List<double> delays)
    {
        delays.Clear();
        if (!reader.IsList(field))
        {
            return Report(reader, field, problems, ProblemCodes.WrongType, Excerpt.Of(reader[field]), "are not a JSON list of numbers, as in [1, 2.5, 4].");
        }

        var json = new Utf8JsonReader(reader[field]);
        json.Read();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number)
            {
                return Report(reader, field, problems, ProblemCodes.NotANumber, "", $"have something at place {delays.Count + 1} that is not a number.");
            }

            if (!json.TryGetDouble(out var delay) || !double.IsFinite(delay) || delay < 0)
            {
                return Report(reader, field, problems, ProblemCodes.OutOfRange, Excerpt.Of(json.ValueSpan), $"have \"{Excerpt.Of(json.ValueSpan)}\" at place {delays.Count + 1}; a delay is a number of at least 0.");
            }

            delays.Add(delay);
        }

        return true;
    }

    /// <summary>Reports what is wrong with a list.</summary>
    /// <returns>Always <see langword="false"/>.</returns>
    public static bool Report(RowReader reader, int field, ProblemList problems, string code, string value, string what)
    {
        problems.Error(code, $"Line {reader.Line}: the {reader.ColumnName(field)} {what}", reader.File.Name, reader.Line, reader.ColumnName(field), value);
        return false;
    }
}
