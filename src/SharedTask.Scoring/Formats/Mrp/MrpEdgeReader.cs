using System.Text.Json;
using SharedTask.Scoring.Metrics.Generation.Tokens;
using SharedTask.Scoring.Metrics.Mrp;

namespace SharedTask.Scoring.Formats.Mrp;

/// <summary>Reads edges, turned round where their label or the field <c>normal</c> says that they are inverse.</summary>
/// <param name="faults">Where faults are reported.</param>
internal sealed class MrpEdgeReader(MrpFaults faults)
{
    // The value that an attribute has where it is not there.
    private const string DefaultValue = "false";

    private static readonly string[] WithDefault = ["remote", "effective", "member"];

    /// <summary>Reads the edges of a graph; of several with the same ends and label the first one counts.</summary>
    /// <param name="json">The graph.</param>
    /// <param name="places">The places of nodes by their ids.</param>
    /// <param name="most">How many edges there may be.</param>
    public IReadOnlyList<MrpEdge> Read(JsonElement json, Dictionary<string, int> places, int most)
    {
        var list = MrpFields.List(json, "edges", faults);
        if (list.Count > most)
        {
            faults.Add(ProblemCodes.GraphTooLarge, "edges", $"has {list.Count} edges; at most {most} are compared");
            return [];
        }

        var seen = new HashSet<(int, int, string?)>();
        var edges = new List<MrpEdge>();
        foreach (var (place, edge) in list.Index())
        {
            if (Edge(edge, $"edges[{place}]", places, seen) is { } read)
            {
                edges.Add(read);
            }
        }

        return edges;
    }

    private MrpEdge? Edge(JsonElement json, string path, Dictionary<string, int> places, HashSet<(int, int, string?)> seen)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            faults.Add(ProblemCodes.InvalidGraph, path, "is no object with a \"source\" and a \"target\"");
            return null;
        }

        var (source, target) = (End(json, path, "source", places), End(json, path, "target", places));
        var label = MrpFields.Label(json, path, faults);
        label = label is { Length: 0 } ? null : label;
        if (!seen.Add((source, target, label)))
        {
            return null;
        }

        if (Inverse(json, path, label) is { Length: > 0 } inverse)
        {
            (source, target, label) = (target, source, inverse);
        }

        return new(source, target, label is null ? null : LowerText.Of(label), Attributes(json, path));
    }

    private int End(JsonElement json, string path, string name, Dictionary<string, int> places)
    {
        if (MrpFields.Id(json, name) is { } id && places.TryGetValue(id, out var place))
        {
            return place;
        }

        var found = json.TryGetProperty(name, out var value) ? $"is {Excerpt.Of(value.GetRawText())}, and no node has this id" : "is missing";
        faults.Add(ProblemCodes.InvalidGraph, $"{path}.{name}", found);
        return -1;
    }

    /// <summary>The label of the edge in the other direction, if it is an inverse one.</summary>
    private string? Inverse(JsonElement json, string path, string? label)
    {
        if (json.TryGetProperty("normal", out var value) && value.ValueKind != JsonValueKind.Null)
        {
            if (value.ValueKind != JsonValueKind.String)
            {
                faults.Add(ProblemCodes.WrongType, path + ".normal", "is no text");
                return null;
            }

            return value.GetString();
        }

        return label switch
        {
            null => null,
            "mod" => "domain",
            _ when label.EndsWith("-of-of", StringComparison.Ordinal) || (label.EndsWith("-of", StringComparison.Ordinal) && !label.StartsWith("prep-", StringComparison.Ordinal)) => label[..^3],
            _ => null,
        };
    }

    private IReadOnlyList<MrpProperty> Attributes(JsonElement json, string path)
    {
        // As they were called at first.
        var name = json.TryGetProperty("attributes", out var list) && list.ValueKind != JsonValueKind.Null ? "attributes" : "properties";
        return [.. MrpFields.Pairs(json, path, name, faults).Where(attribute => attribute.Value != DefaultValue || !WithDefault.Contains(attribute.Name, StringComparer.Ordinal))];
    }
}
