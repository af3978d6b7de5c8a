namespace SharedTask.Scoring.Formats.Situations;

/// <summary>A frame as it stands in a file.</summary>
/// <param name="Document">The document, by its number.</param>
/// <param name="Place">The place, by its number.</param>
/// <param name="Type">The type, by its number.</param>
/// <param name="IsGrave">Whether it is current, urgent and insufficiently resolved.</param>
internal readonly record struct FrameRow(int Document, int Place, int Type, bool IsGrave);
