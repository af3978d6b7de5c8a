using SharedTask.Scoring.Metrics.Ucca;

namespace SharedTask.Scoring.Formats.Ucca;

/// <summary>A passage of a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Place">Where it begins.</param>
/// <param name="Id">Its id.</param>
/// <param name="Passage">The passage in its normal form.</param>
/// <param name="Attributes">What the file says of the passage, such as its language.</param>
public sealed record UccaItem(InputFile File, TextPlace Place, string Id, UccaPassage Passage, IReadOnlyDictionary<string, string> Attributes);
