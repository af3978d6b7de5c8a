namespace SharedTask.Scoring.Metrics.EntityLinking;

/// <summary>A mention that is linked to an entity; names are numbers that reference and run share.</summary>
/// <param name="Document">The document, counted from 0.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">Its last character.</param>
/// <param name="Entity">The entity: an entry of the knowledge base, or a cluster without one (NIL).</param>
/// <param name="IsLinked">Whether the entity is an entry of the knowledge base.</param>
/// <param name="Type">The type.</param>
public readonly record struct LinkedMention(int Document, int Start, int End, int Entity, bool IsLinked, int Type)
{
    /// <summary>What makes two mentions the same one.</summary>
    public (int Document, int Start, int End) Span => (Document, Start, End);

    /// <summary>Whether two mentions have the same entry of the knowledge base, or both none.</summary>
    /// <param name="other">The other mention.</param>
    /// <returns>Whether they have.</returns>
    public bool HasEntryOf(LinkedMention other) => IsLinked == other.IsLinked && (!IsLinked || Entity == other.Entity);
}
