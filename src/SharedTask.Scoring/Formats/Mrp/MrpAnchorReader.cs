using System.Globalization;
using System.Text.Json;
using SharedTask.Scoring.Metrics.Mrp;

namespace SharedTask.Scoring.Formats.Mrp;

/// <summary>Reads the anchors of nodes.</summary>
/// <param name="faults">Where faults are reported.</param>
internal sealed class MrpAnchorReader(MrpFaults faults)
{
    /// <summary>Reads the anchors of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="text">The text, if there is one.</param>
    /// <returns>The anchors, joined; <see langword="null"/> if there are none.</returns>
    public IReadOnlyList<TextSpan>? Read(JsonElement node, string path, MrpText? text)
    {
        var list = MrpFields.List(node, "anchors", faults, path + ".");
        return MrpText.Join(list.Select((anchor, place) => Span(anchor, $"{path}.anchors[{place}]", text)), text);
    }

    private TextSpan Span(JsonElement anchor, string path, MrpText? text)
    {
        if (anchor.ValueKind != JsonValueKind.Object || Number(anchor, "from") is not { } from || Number(anchor, "to") is not { } to)
        {
            faults.Add(ProblemCodes.InvalidGraph, path, "is not like {\"from\": 0, \"to\": 4}");
            return default;
        }

        if (from < 0 || to < from)
        {
            faults.Add(ProblemCodes.OutOfRange, path, string.Create(CultureInfo.InvariantCulture, $"goes from {from} to {to}, which is no part of a text"));
            return default;
        }

        if (text is null || to <= text.Length)
        {
            return new(from, to);
        }

        faults.Warn(ProblemCodes.OutOfRange, path, string.Create(CultureInfo.InvariantCulture, $"goes from {from} to {to}, and the input has {text.Length} characters; what is beyond them does not count"));
        return new(Math.Min(from, text.Length), text.Length);
    }

    private static int? Number(JsonElement anchor, string name) =>
        anchor.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
