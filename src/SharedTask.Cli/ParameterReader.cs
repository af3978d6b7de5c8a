using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SharedTask.Cli;

/// <summary>Reads <c>key=value</c> by the plugin's own schema of its parameters.</summary>
public static class ParameterReader
{
    /// <summary>Throws <see cref="UsageException"/> for a key that the schema does not have or a value that it does not allow.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Read(IReadOnlyList<string> settings, JsonElement schema)
    {
        var known = schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? properties.EnumerateObject().ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal)
            : [];
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var setting in settings)
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw new UsageException($"\"{setting}\" is not of the form key=value.");
            }

            var key = setting[..equals];
            if (!known.TryGetValue(key, out var rule))
            {
                throw new UsageException(known.Count == 0
                    ? $"There is no parameter \"{key}\": the plugin has none."
                    : $"There is no parameter \"{key}\". There are: {string.Join(", ", known.Keys)}.");
            }

            if (!values.TryAdd(key, JsonSerializer.SerializeToElement(Read(key, setting[(equals + 1)..], rule))))
            {
                throw new UsageException($"The parameter \"{key}\" is set twice.");
            }
        }

        return values;
    }

    private static JsonNode? Read(string key, string text, JsonElement rule)
    {
        var types = Types(rule);
        var parsed = Parse(text);
        if (types.Contains("array", StringComparer.Ordinal) && parsed is not JsonArray)
        {
            var items = rule.TryGetProperty("items", out var inner) ? inner : default;
            return new JsonArray([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => Read(key, item, items))]);
        }

        // A label may look like a number or a truth value and still be text.
        var value = types.Contains("string", StringComparer.Ordinal) && (types.Count == 1 || parsed is null) && !IsKind(parsed, JsonValueKind.String)
            ? JsonValue.Create(text)
            : parsed ?? (types.Contains("null", StringComparer.Ordinal) && text == "null" ? null : JsonValue.Create(text));
        Check(key, text, value, types, rule);
        return value;
    }

    private static void Check(string key, string text, JsonNode? value, IReadOnlyList<string> types, JsonElement rule)
    {
        if (types.Count > 0 && !types.Any(type => Is(value, type)))
        {
            throw new UsageException($"The parameter \"{key}\" takes {Describe(types)}; \"{text}\" is none.");
        }

        if (rule.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (rule.TryGetProperty("enum", out var allowed) && allowed.ValueKind == JsonValueKind.Array
            && !allowed.EnumerateArray().Any(one => JsonNode.DeepEquals(JsonSerializer.SerializeToNode(one), value)))
        {
            throw new UsageException($"The parameter \"{key}\" takes one of {string.Join(", ", allowed.EnumerateArray().Select(one => one.ToString()))}; \"{text}\" is none.");
        }

        CheckBound(key, text, value, rule, "minimum", "least", (number, bound) => number >= bound);
        CheckBound(key, text, value, rule, "maximum", "most", (number, bound) => number <= bound);
    }

    private static void CheckBound(string key, string text, JsonNode? value, JsonElement rule, string name, string word, Func<double, double, bool> holds)
    {
        if (IsKind(value, JsonValueKind.Number) && rule.TryGetProperty(name, out var bound) && bound.TryGetDouble(out var limit)
            && !holds(JsonSerializer.SerializeToElement(value).GetDouble(), limit))
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"The parameter \"{key}\" is at {word} {limit}, not {text}."));
        }
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string> Types(JsonElement rule)
    {
        if (rule.ValueKind != JsonValueKind.Object || !rule.TryGetProperty("type", out var type))
        {
            return [];
        }

        return type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.ToString())] : [type.ToString()];
    }

    private static bool Is(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "string" => IsKind(value, JsonValueKind.String),
        "boolean" => IsKind(value, JsonValueKind.True) || IsKind(value, JsonValueKind.False),
        "number" => IsKind(value, JsonValueKind.Number),
        "integer" => IsKind(value, JsonValueKind.Number) && double.IsInteger(JsonSerializer.SerializeToElement(value).GetDouble()),
        "array" => value is JsonArray,
        "object" => value is JsonObject,
        _ => true,
    };

    private static bool IsKind(JsonNode? value, JsonValueKind kind) => value?.GetValueKind() == kind;

    private static string Describe(IReadOnlyList<string> types) => string.Join(" or ", types.Select(type => type switch
    {
        "string" => "text",
        "boolean" => "true or false",
        "integer" => "a whole number",
        "number" => "a number",
        "array" => "a list",
        _ => type,
    }));
}
