using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SharedTask.Web.Features.Organizing;

/// <summary>A parameter of a plugin as a form field: its value as text.</summary>
public sealed class ParameterField
{
    private string defaultText = "";
    private bool isRequired;

    public required string Key { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required bool IsList { get; init; }

    public required bool IsNumber { get; init; }

    public required string? Minimum { get; init; }

    public required string? Maximum { get; init; }

    /// <summary>The values to choose from; empty for free text.</summary>
    public required IReadOnlyList<string> Choices { get; init; }

    public string Text { get; set; } = "";

    /// <summary>A list stands one value to a line: values may have commas.</summary>
    private string[] Items => Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads the fields of a schema, with the stored values or the defaults.</summary>
    public static List<ParameterField> Read(JsonElement schema, string parametersJson)
    {
        using var parameters = JsonDocument.Parse(parametersJson);
        List<ParameterField> fields = [];
        if (!schema.TryGetProperty("properties", out var properties))
        {
            return fields;
        }

        HashSet<string> required = schema.TryGetProperty("required", out var names)
            ? [.. names.EnumerateArray().Select(name => name.GetString()!)]
            : [];
        foreach (var property in properties.EnumerateObject())
        {
            var field = Describe(property.Name, property.Value, required.Contains(property.Name));
            field.Text = parameters.RootElement.TryGetProperty(property.Name, out var value) ? ToText(value) : field.defaultText;
            fields.Add(field);
        }

        return fields;
    }

    /// <summary>Writes what differs from its default, and what must be there, as a JSON object.</summary>
    public static string Write(IEnumerable<ParameterField> fields)
    {
        var parameters = new JsonObject();
        foreach (var field in fields.Where(field => field.isRequired ? field.Text.Trim().Length > 0 : field.Text.Trim() != field.defaultText))
        {
            parameters[field.Key] = field.ToNode(field.Text.Trim());
        }

        return parameters.ToJsonString();
    }

    public bool Has(string choice) => Items.Contains(choice, StringComparer.Ordinal);

    /// <summary>Puts a choice into the list or takes it out; the list keeps the order of the choices.</summary>
    public void Toggle(string choice, bool isOn) =>
        Text = string.Join('\n', Choices.Where(one => one == choice ? isOn : Has(one)));

    private static ParameterField Describe(string key, JsonElement definition, bool isRequired)
    {
        var type = TextOf(definition, "type") ?? "string";
        var values = type == "array" && definition.TryGetProperty("items", out var items) ? items : definition;
        return new ParameterField
        {
            Key = key,
            Title = TextOf(definition, "title") ?? key,
            Description = TextOf(definition, "description") ?? "",
            IsList = type == "array",
            IsNumber = type is "number" or "integer",
            Minimum = TextOf(definition, "minimum"),
            Maximum = TextOf(definition, "maximum"),
            Choices = type == "boolean" ? ["true", "false"]
                : values.TryGetProperty("enum", out var choices) ? [.. choices.EnumerateArray().Select(choice => choice.ToString())]
                : [],
            defaultText = definition.TryGetProperty("default", out var fallback) ? ToText(fallback) : "",
            isRequired = isRequired,
        };
    }

    private static string? TextOf(JsonElement definition, string name) => definition.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static string ToText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Select(item => item.ToString())),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToString(),
    };

    private JsonNode? ToNode(string text) =>
        IsList ? new JsonArray([.. Items.Select(item => (JsonNode)item)])
        : IsNumber && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? JsonNode.Parse(number.ToString("R", CultureInfo.InvariantCulture))
        : Choices is ["true", "false"] ? text == "true"
        : text;
}
