namespace SharedTask.Scoring.Formats.Ucca;

/// <summary>What a file says of a passage, before it is clear whether it makes sense.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Id">Its id.</param>
internal sealed record PassageDraft(TextPlace Place, string Id)
{
    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    public List<NodeDraft> Nodes { get; } = [];

    public List<EdgeDraft> Edges { get; } = [];
}
