namespace SharedTask.Scoring.Formats.EntityLinking;

/// <summary>The names in a reference and a run, which share their numbers.</summary>
internal sealed class LinkingNames
{
    /// <summary>The documents.</summary>
    public ByteStringTable Documents { get; } = new();

    /// <summary>The entries of the knowledge base, and clusters without one.</summary>
    public ByteStringTable Entities { get; } = new();

    /// <summary>The types of entities.</summary>
    public ByteStringTable EntityTypes { get; } = new();

    /// <summary>The types of mentions.</summary>
    public ByteStringTable MentionTypes { get; } = new();
}
