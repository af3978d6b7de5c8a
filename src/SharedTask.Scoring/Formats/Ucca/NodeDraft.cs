using System.Globalization;

namespace SharedTask.Scoring.Formats.Ucca;

/// <summary>What a file says of a node.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Layer">The layer in which it stands.</param>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type.</param>
internal sealed record NodeDraft(TextPlace Place, string Layer, string Id, string Type)
{
    public bool IsImplicit { get; set; }

    /// <summary>The number in the id; 0 if it has none.</summary>
    public int Number { get; } = Parse(Layer, Id);

    private static int Parse(string layer, string id) =>
        id.StartsWith(layer + ".", StringComparison.Ordinal) && id.Length is > 2 and <= 7 && id[2] != '0'
        && int.TryParse(id.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : 0;
}
