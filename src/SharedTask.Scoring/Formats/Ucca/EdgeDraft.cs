namespace SharedTask.Scoring.Formats.Ucca;

/// <summary>What a file says of an edge.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="From">The node in which it stands.</param>
/// <param name="To">The id of the node to which it leads.</param>
/// <param name="Type">Its only category, in files that name none by itself.</param>
internal sealed record EdgeDraft(TextPlace Place, NodeDraft From, string To, string Type)
{
    public bool IsRemote { get; set; }

    public List<string> Categories { get; } = [];
}
