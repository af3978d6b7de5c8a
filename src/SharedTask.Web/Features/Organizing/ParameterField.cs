using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SharedTask.Web.Features.Organizing;

/// <summary>A parameter of a plugin as a form field: its value as text.</summary>
public sealed class ParameterField
{
    private string defaultText = "";

    public required string Key { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required bool IsList { get; init; }

    public required bool IsNumber { get; init; }

    /// <summary>The values to choose from; empty for free text.</summary>
    public required IReadOnlyList<string> Choices { get; init; }

    public string Text { get; set; } = "";

    /// <summary>Reads the fields of a schema, with the stored values or the defaults.</summary>
    public static List<ParameterField> Read(JsonElement schema, string parametersJson)
    {
        using var parameters = JsonDocument.Parse(parametersJson);
        List<ParameterField> fields = [];
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            var definition = property.Value;
            var type = definition.TryGetProperty("type", out var declared) ? declared.GetString() : "string";
            var field = new ParameterField
            {
                Key = property.Name,
                Title = definition.TryGetProperty("title", out var title) ? title.GetString()! : property.Name,
                Description = definition.TryGetProperty("description", out var description) ? description.GetString()! : "",
                IsList = type == "array",
                IsNumber = type is "number" or "integer",
                Choices = type == "boolean" ? ["true", "false"]
                    : definition.TryGetProperty("enum", out var choices) ? [.. choices.EnumerateArray().Select(choice => choice.ToString())] : [],
                defaultText = definition.TryGetProperty("default", out var fallback) ? ToText(fallback) : "",
            };
            field.Text = parameters.RootElement.TryGetProperty(property.Name, out var value) ? ToText(value) : field.defaultText;
            fields.Add(field);
        }

        return fields;
    }

    /// <summary>Writes what differs from its default as a JSON object.</summary>
    public static string Write(IEnumerable<ParameterField> fields)
    {
        var parameters = new JsonObject();
        foreach (var field in fields.Where(field => field.Text.Trim() != field.defaultText))
        {
            parameters[field.Key] = field.ToNode(field.Text.Trim());
        }

        return parameters.ToJsonString();
    }

    private static string ToText(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? string.Join(", ", value.EnumerateArray().Select(item => item.ToString())) : value.ToString();

    private JsonNode? ToNode(string text) =>
        IsList ? new JsonArray([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => (JsonNode)item)])
        : IsNumber && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonNode.Parse(number.ToString("R", CultureInfo.InvariantCulture))
        : Choices is ["true", "false"] ? text == "true"
        : text;
}
