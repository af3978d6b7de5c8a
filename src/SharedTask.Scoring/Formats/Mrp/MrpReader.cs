using System.Text.Json;

namespace SharedTask.Scoring.Formats.Mrp;

/// <summary>Reads files of graphs in the format of the shared tasks on meaning representation parsing, one JSON object on each line.</summary>
/// <param name="problems">Where problems are reported.</param>
/// <param name="fields">The names of further fields that are wanted.</param>
internal sealed class MrpReader(ProblemList problems, IReadOnlyList<string> fields)
{
    // A parse error is an exception: a file full of them would take longer than anybody learns from it.
    private const int MaxUnreadable = 1000;

    private readonly MrpFaults faults = new(problems);

    /// <summary>Reads a file and reports what is wrong with it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="onItem">Is given each graph that could be read; whether another one is wanted.</param>
    /// <returns>The last line.</returns>
    public long Read(InputFile file, Func<MrpItem, bool> onItem)
    {
        using var rows = JsonRows.Open(file, problems);
        var builder = new MrpGraphBuilder(faults);
        var (count, unreadable) = (0, 0);
        while (unreadable < MaxUnreadable && rows.TryRead())
        {
            if (!rows.Current.ContainsAnyExcept(" \t"u8))
            {
                continue;
            }

            count++;
            if (ReadRow(file, rows, builder) is not { } item)
            {
                unreadable++;
            }
            else if (!onItem(item))
            {
                return rows.Line;
            }
        }

        if (unreadable >= MaxUnreadable)
        {
            problems.LastError(ProblemCodes.ReadingStopped, $"Reading stopped at line {rows.Line}, because {MaxUnreadable} lines up to here could not be read.", file.Name, rows.Line);
        }
        else if (count == 0 && !problems.HasErrors)
        {
            problems.Error(ProblemCodes.EmptyFile, "The file has no graphs.", file.Name);
        }

        return rows.Line;
    }

    private MrpItem? ReadRow(InputFile file, IJsonRows rows, MrpGraphBuilder builder)
    {
        faults.Begin(file.Name, rows.Line);
        try
        {
            using var json = JsonDocument.Parse(rows.Current.ToArray());
            return json.RootElement.ValueKind == JsonValueKind.Object ? ReadObject(file, rows.Line, json.RootElement, builder) : NoObject(file, rows);
        }
        catch (JsonException exception)
        {
            var position = (int)Math.Min(exception.BytePositionInLine ?? 0, rows.Current.Length);
            Invalid(file, rows, position, position == rows.Current.Length ? "it ends before its object does; a graph stands on one line" : $"something unexpected stands at {rows.Start.Past(rows.Current[..position]).Column}");
            return null;
        }
        catch (InvalidOperationException)
        {
            // Texts are only unescaped when they are asked for.
            Invalid(file, rows, 0, "a half of a surrogate pair stands alone in a text");
            return null;
        }
    }

    private MrpItem? ReadObject(InputFile file, long line, JsonElement json, MrpGraphBuilder builder)
    {
        var id = Optional(json, "id");
        if (id is not { Length: > 0 })
        {
            faults.Add(ProblemCodes.MissingField, "id", "is missing");
            return null;
        }

        return builder.Build(json) is { } graph ? new(file, line, id, Optional(json, "language"), graph, [.. fields.Select(name => Optional(json, name))]) : null;
    }

    private static string? Optional(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? ScalarText.Of(value) : null;

    private MrpItem? NoObject(InputFile file, IJsonRows rows)
    {
        Invalid(file, rows, 0, "a graph is an object, as in {\"id\": \"1\", \"framework\": \"eds\", ...}");
        return null;
    }

    private void Invalid(InputFile file, IJsonRows rows, int position, string what)
    {
        var place = rows.Start.Past(rows.Current[..position]);
        problems.Error(ProblemCodes.InvalidJson, $"Line {place.Line} is no graph in JSON: {what}.", file.Name, place.Line, place.Column, Excerpt.Of(rows.Current));
    }
}
