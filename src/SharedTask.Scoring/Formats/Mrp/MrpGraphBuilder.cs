using System.Text.Json;
using SharedTask.Scoring.Metrics.Generation.Tokens;
using SharedTask.Scoring.Metrics.Mrp;

namespace SharedTask.Scoring.Formats.Mrp;

/// <summary>Makes a graph of a JSON object, normalized as mtool does before it scores, and reports the first thing that stands against it.</summary>
/// <param name="report">Is told the field and what is wrong with it.</param>
internal sealed class MrpGraphBuilder(MrpFaults report)
{
    private const int MaxNodes = 1_000;
    private const int MaxEdges = 5_000;
    private const int MaxPieces = 20_000;
    private const int MaxText = 20_000;

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly MrpAnchorReader anchors = new(report);
    private readonly MrpEdgeReader edges = new(report);

    /// <summary>Makes the graph.</summary>
    /// <param name="json">The object.</param>
    /// <returns>The graph, or <see langword="null"/> if something was reported.</returns>
    public MrpGraph? Build(JsonElement json)
    {
        var framework = Framework(json);
        var text = Text(json);
        var nodes = Nodes(json, text);
        var found = report.Any ? [] : edges.Read(json, places, MaxEdges);
        if (nodes.Sum(node => (long)node.Properties.Count) + found.Sum(edge => (long)edge.Attributes.Count) > MaxPieces)
        {
            report.Add(ProblemCodes.GraphTooLarge, "nodes", $"has more than {MaxPieces} properties and attributes");
        }

        return report.Any ? null : new(framework, Flavor(json), nodes, found, text);
    }

    private string Framework(JsonElement json)
    {
        if (json.TryGetProperty("framework", out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } framework)
        {
            return framework;
        }

        report.Add(ProblemCodes.MissingField, "framework", "is no text such as \"eds\"");
        return string.Empty;
    }

    private int? Flavor(JsonElement json)
    {
        if (!json.TryGetProperty("flavor", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var flavor))
        {
            return flavor;
        }

        report.Add(ProblemCodes.WrongType, "flavor", "is none of 0, 1 and 2");
        return null;
    }

    private MrpText? Text(JsonElement json)
    {
        if (!json.TryGetProperty("input", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            report.Add(ProblemCodes.WrongType, "input", "is no text");
            return null;
        }

        var text = new MrpText(value.GetString()!);
        if (text.Length > MaxText)
        {
            report.Add(ProblemCodes.GraphTooLarge, "input", $"has {text.Length} characters; at most {MaxText} are compared");
        }

        return text.Length == 0 ? null : text;
    }

    private List<MrpNode> Nodes(JsonElement json, MrpText? text)
    {
        places.Clear();
        var list = MrpFields.List(json, "nodes", report);
        if (list.Count > MaxNodes)
        {
            report.Add(ProblemCodes.GraphTooLarge, "nodes", $"has {list.Count} nodes; at most {MaxNodes} are compared");
            return [];
        }

        foreach (var (place, node) in list.Index())
        {
            AddPlace(node, place);
        }

        var tops = Tops(json);
        return report.Any ? [] : [.. list.Select((node, place) => Node(node, $"nodes[{place}]", tops.Contains(place), text))];
    }

    private void AddPlace(JsonElement node, int place)
    {
        var path = $"nodes[{place}]";
        if (node.ValueKind != JsonValueKind.Object || MrpFields.Id(node, "id") is not { } id)
        {
            report.Add(ProblemCodes.InvalidGraph, path, "is no object with a number as its \"id\"");
        }
        else if (!places.TryAdd(id, place))
        {
            report.Add(ProblemCodes.InvalidGraph, path + ".id", $"is {Excerpt.Of(id)}, as that of nodes[{places[id]}] is already");
        }
    }

    private HashSet<int> Tops(JsonElement json)
    {
        var tops = new HashSet<int>();
        foreach (var (place, top) in MrpFields.List(json, "tops", report).Index())
        {
            if (MrpFields.IdOf(top) is { } id && places.TryGetValue(id, out var node))
            {
                tops.Add(node);
            }
            else
            {
                report.Add(ProblemCodes.InvalidGraph, $"tops[{place}]", $"is {Excerpt.Of(top.GetRawText())}, and no node has this id");
            }
        }

        return tops;
    }

    private MrpNode Node(JsonElement json, string path, bool isTop, MrpText? text)
    {
        var label = MrpFields.Label(json, path, report);
        var spans = anchors.Read(json, path, text);
        return new(
            label is null ? null : LowerText.Of(label), isTop, MrpFields.Pairs(json, path, "properties", report), spans, spans is null ? null : MrpText.Key(spans, text));
    }
}
