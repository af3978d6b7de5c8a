using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>The forms in which people write tables as JSON.</summary>
internal static class JsonForms
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>A data set in the format of SQuAD with the rows' texts as answers.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="content">What it holds.</param>
    public static string WriteSquad(string name, string content)
    {
        var questions = Rows(name, content).Select(row => new JsonObject
        {
            ["id"] = row["id"]?.DeepClone(),
            ["answers"] = new JsonArray([.. row.Where(member => member.Key != "id").Select(member => new JsonObject { ["text"] = member.Value?.DeepClone() })]),
        });
        return new JsonObject { ["data"] = new JsonArray(new JsonObject { ["title"] = "Cairo", ["paragraphs"] = new JsonArray(new JsonObject { ["qas"] = new JsonArray([.. questions]) }) }) }
            .ToJsonString(Indented);
    }

    /// <summary>Writes a table, or JSON lines, in another form.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="form">"lines", "array", "objects" under their ids, or the "values" alone under the ids.</param>
    /// <param name="isIndented">Whether it takes several lines.</param>
    public static string Write(string name, string content, string form, bool isIndented)
    {
        var rows = Rows(name, content).ToList();
        var options = isIndented ? Indented : JsonSerializerOptions.Default;
        return form switch
        {
            "lines" => string.Concat(rows.Select(row => row.ToJsonString() + "\n")),
            "array" => new JsonArray([.. rows]).ToJsonString(options),
            // By hand, because an id may come several times.
            _ => "{" + string.Join(isIndented ? ",\n " : ", ", rows.Select(row => $"{JsonValue.Create((row["id"] ?? row.First().Value)!.ToString()).ToJsonString()}: {Under(row, form).ToJsonString(options)}")) + (isIndented ? "\n}\n" : "}"),
        };
    }

    /// <summary>What stands under the id: all the rest, or the only other field.</summary>
    private static JsonNode Under(JsonObject row, string form)
    {
        var rest = (JsonObject)row.DeepClone();
        rest.Remove("id");
        return form == "objects" ? rest : rest.Single().Value!.DeepClone();
    }

    private static IEnumerable<JsonObject> Rows(string name, string content)
    {
        var lines = content.TrimEnd('\n').Split('\n');
        if (name.EndsWith(".jsonl", StringComparison.Ordinal) || name.EndsWith(".mrp", StringComparison.Ordinal))
        {
            return lines.Select(line => JsonNode.Parse(line)!.AsObject());
        }

        var comma = name.EndsWith(".csv", StringComparison.Ordinal) ? ',' : '\t';
        var header = lines[0].Split(comma);
        return lines.Skip(1).Select(line => new JsonObject(line.Split(comma).Select((cell, column) => KeyValuePair.Create(header[column], (JsonNode?)Cell(cell)))));
    }

    /// <summary>Numbers are written as numbers where they can be.</summary>
    private static JsonValue Cell(string cell) =>
        decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == cell ? JsonValue.Create(number) : JsonValue.Create(cell);
}
