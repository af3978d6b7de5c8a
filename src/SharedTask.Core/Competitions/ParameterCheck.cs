using System.Globalization;
using System.Text.Json;

namespace SharedTask.Core.Competitions;

/// <summary>Checks parameters against the part of JSON Schema that plugins use: type, enum, minimum, maximum, items, required.</summary>
public static class ParameterCheck
{
    /// <summary>What is wrong with the first wrong parameter; <see langword="null"/> if all are right.</summary>
    public static Refusal? Check(JsonElement schema, string parametersJson)
    {
        try
        {
            using var parameters = JsonDocument.Parse(parametersJson);
            return parameters.RootElement.ValueKind == JsonValueKind.Object
                ? CheckObject(schema, parameters.RootElement)
                : new Refusal("scorer.parameters-not-an-object");
        }
        catch (JsonException)
        {
            return new Refusal("scorer.parameters-not-an-object");
        }
    }

    private static Refusal? CheckObject(JsonElement schema, JsonElement parameters)
    {
        var properties = schema.TryGetProperty("properties", out var declared) ? declared : default;
        foreach (var parameter in parameters.EnumerateObject())
        {
            if (properties.ValueKind != JsonValueKind.Object || !properties.TryGetProperty(parameter.Name, out var property))
            {
                return new Refusal("scorer.parameter-unknown", ("name", parameter.Name));
            }

            if (CheckValue(property, parameter.Value, Title(property, parameter.Name)) is { } refusal)
            {
                return refusal;
            }
        }

        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!).Where(name => !parameters.TryGetProperty(name, out _)))
            {
                return new Refusal("scorer.parameter-missing", ("name", Title(properties.GetProperty(name), name)));
            }
        }

        return null;
    }

    private static Refusal? CheckValue(JsonElement schema, JsonElement value, string title)
    {
        if (schema.TryGetProperty("type", out var type) && !IsOfType(type, value))
        {
            return new Refusal("scorer.parameter-type", ("name", title), ("type", type.ToString()));
        }

        if (schema.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)))
        {
            return new Refusal("scorer.parameter-choice", ("name", title), ("choices", string.Join(", ", choices.EnumerateArray().Select(choice => choice.ToString()))));
        }

        if (value.ValueKind == JsonValueKind.Number)
        {
            var number = value.GetDouble();
            if ((schema.TryGetProperty("minimum", out var minimum) && number < minimum.GetDouble())
                || (schema.TryGetProperty("maximum", out var maximum) && number > maximum.GetDouble()))
            {
                return new Refusal(
                    "scorer.parameter-range",
                    ("name", title),
                    ("value", number.ToString(CultureInfo.InvariantCulture)),
                    ("minimum", minimum.ValueKind == JsonValueKind.Number ? minimum.ToString() : "−∞"),
                    ("maximum", schema.TryGetProperty("maximum", out var highest) ? highest.ToString() : "∞"));
            }
        }

        return value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items)
            ? value.EnumerateArray().Select(item => CheckValue(items, item, title)).FirstOrDefault(refusal => refusal is not null)
            : null;
    }

    private static bool IsOfType(JsonElement type, JsonElement value) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(one => IsOfType(one, value))
        : type.GetString() switch
        {
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "array" => value.ValueKind == JsonValueKind.Array,
            "object" => value.ValueKind == JsonValueKind.Object,
            "null" => value.ValueKind == JsonValueKind.Null,
            _ => true,
        };

    private static string Title(JsonElement schema, string name) =>
        schema.TryGetProperty("title", out var title) ? title.GetString() ?? name : name;
}
