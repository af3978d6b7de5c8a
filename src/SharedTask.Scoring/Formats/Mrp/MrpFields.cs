using System.Text.Json;
using SharedTask.Scoring.Metrics.Generation.Tokens;
using SharedTask.Scoring.Metrics.Mrp;

namespace SharedTask.Scoring.Formats.Mrp;

/// <summary>The fields that nodes and edges have in common.</summary>
internal static class MrpFields
{
    /// <summary>A list; empty if it is not there.</summary>
    public static IReadOnlyList<JsonElement> List(JsonElement json, string name, MrpFaults faults, string path = "")
    {
        if (!json.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (list.ValueKind == JsonValueKind.Array)
        {
            return [.. list.EnumerateArray()];
        }

        faults.Add(ProblemCodes.WrongType, path + name, "is no list");
        return [];
    }

    /// <summary>The id in a field.</summary>
    /// <returns>A text that is the same for the same id, or <see langword="null"/> if there is none.</returns>
    public static string? Id(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? IdOf(value) : null;

    /// <summary>The id of a node.</summary>
    /// <returns>A text that is the same for the same id, or <see langword="null"/> if it is neither a whole number nor a text.</returns>
    public static string? IdOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out _) => value.GetRawText(),
        JsonValueKind.String => $"\"{value.GetString()}\"",
        _ => null,
    };

    /// <summary>The label of a node or an edge, as it is written.</summary>
    public static string? Label(JsonElement json, string path, MrpFaults faults)
    {
        if (!json.TryGetProperty("label", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (ScalarText.Of(value) is { } label)
        {
            return label;
        }

        faults.Add(ProblemCodes.WrongType, path + ".label", "is no text");
        return null;
    }

    /// <summary>Names and their values, in small letters.</summary>
    /// <param name="json">A node or an edge.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="name">The field with the names; that with the values is <c>values</c>.</param>
    /// <param name="faults">Where faults are reported.</param>
    public static IReadOnlyList<MrpProperty> Pairs(JsonElement json, string path, string name, MrpFaults faults)
    {
        var names = List(json, name, faults, path + ".");
        var values = names.Count == 0 ? [] : List(json, "values", faults, path + ".");
        if (names.Count != values.Count)
        {
            faults.Add(ProblemCodes.InvalidGraph, path + ".values", $"has {values.Count} values, and {name} has {names.Count} names");
            return [];
        }

        return [.. names.Zip(values, (one, value) => new MrpProperty(Text(one, path, name, faults), Text(value, path, "values", faults)))];
    }

    private static string Text(JsonElement value, string path, string name, MrpFaults faults)
    {
        if (ScalarText.Of(value) is { } text)
        {
            return LowerText.Of(text);
        }

        faults.Add(ProblemCodes.WrongType, $"{path}.{name}", "has a list or an object in it; expected texts");
        return string.Empty;
    }
}
