using System.Text.Json;
using System.Text.Json.Nodes;

namespace SharedTask.Scoring.Tests.Fuzzing;

/// <summary>Chooses parameters that a schema allows, whether they make sense or not.</summary>
internal static class AnyParameters
{
    private static readonly string[] Words = ["id", "label", "labels", "text", "score", "domain", "item", "team", "topic", "Egypt", "Iraq", "map", "1=2", "PER", ""];

    public static JsonObject Of(JsonElement schema, Random random)
    {
        var parameters = new JsonObject();
        foreach (var property in schema.GetProperty("properties").EnumerateObject().Where(_ => random.Next(5) == 0))
        {
            parameters[property.Name] = Value(property.Value, random);
        }

        return parameters;
    }

    private static JsonNode Value(JsonElement schema, Random random)
    {
        if (schema.TryGetProperty("enum", out var choices))
        {
            return JsonNode.Parse(choices[random.Next(choices.GetArrayLength())].GetRawText())!;
        }

        return schema.GetProperty("type").GetString() switch
        {
            "array" => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Value(schema.GetProperty("items"), random))]),
            "integer" => (int)Bound(schema, "minimum", 0) + random.Next((int)Math.Min(4, Bound(schema, "maximum", 4) - Bound(schema, "minimum", 0) + 1)),
            "number" => Bound(schema, "minimum", -1) + (random.NextDouble() * (Math.Min(2, Bound(schema, "maximum", 1)) - Bound(schema, "minimum", -1))),
            _ => Words[random.Next(Words.Length)],
        };
    }

    private static double Bound(JsonElement schema, string name, double absent) => schema.TryGetProperty(name, out var bound) ? bound.GetDouble() : absent;
}
