using SharedTask.Scoring.Metrics.EntityLinking;

namespace SharedTask.Scoring.Formats.EntityLinking;

/// <summary>A row of a file of mentions.</summary>
/// <param name="Mention">The mention; its type is left open.</param>
/// <param name="EntityType">The type of the entity, by its number.</param>
/// <param name="MentionType">The type of the mention, by its number.</param>
/// <param name="Confidence">How sure the run is of it.</param>
/// <param name="Line">The row's line.</param>
internal readonly record struct MentionRow(LinkedMention Mention, int EntityType, int MentionType, double Confidence, long Line);
