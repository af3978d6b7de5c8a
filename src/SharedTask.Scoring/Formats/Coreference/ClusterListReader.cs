using System.Globalization;
using System.Text.Json;

namespace SharedTask.Scoring.Formats.Coreference;

/// <summary>
/// Reads JSON lists of clusters, each a list of mentions: <c>[3, 4]</c> from the fourth token to the fifth one, or a text that names it.
/// </summary>
/// <param name="problems">Where problems are reported.</param>
internal sealed class ClusterListReader(ProblemList problems)
{
    private const string Example = "[[[0, 1], [5, 5]], [[3, 4], [7, 9]]]";

    /// <summary>Reads the list in a field, and reports what cannot be used.</summary>
    /// <param name="rows">The reader, at the row.</param>
    /// <param name="field">The field's position.</param>
    /// <param name="builder">Is given the mentions.</param>
    public void Read(RowReader rows, int field, ClusterBuilder builder)
    {
        var reader = new Utf8JsonReader(rows.IsList(field) ? rows[field] : "[0]"u8);
        reader.Read();
        try
        {
            for (var cluster = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; cluster++)
            {
                if (reader.TokenType != JsonTokenType.StartArray || !TryReadCluster(ref reader, cluster, rows, builder))
                {
                    Report(rows, field, ProblemCodes.WrongType, $"is not a list of clusters, each a list of mentions, as in {Example} or [[\"m1\", \"m4\"], [\"m2\"]]");
                    return;
                }
            }
        }
        catch (InvalidOperationException)
        {
            Report(rows, field, ProblemCodes.InvalidJson, "has a half of a surrogate pair in a text");
        }
    }

    private static bool TryReadCluster(ref Utf8JsonReader reader, int cluster, RowReader rows, ClusterBuilder builder)
    {
        var name = cluster.ToString(CultureInfo.InvariantCulture);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (ReadMention(ref reader) is not { } mention)
            {
                return false;
            }

            builder.Add(name, mention, rows.Line);
        }

        return true;
    }

    private static string? ReadMention(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        return reader.TokenType == JsonTokenType.StartArray
            && ReadPosition(ref reader) is { } first && ReadPosition(ref reader) is { } last && last >= first
            && reader.Read() && reader.TokenType == JsonTokenType.EndArray
            ? string.Create(CultureInfo.InvariantCulture, $"[{first}, {last}]")
            : null;
    }

    private static int? ReadPosition(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var position) && position >= 0 ? position : null;

    private void Report(RowReader rows, int field, string code, string what) =>
        problems.Error(code, $"Line {rows.Line}: \"{rows.ColumnName(field)}\" {what}.", rows.File.Name, rows.Line, rows.ColumnName(field), Excerpt.Of(rows[field]));
}
