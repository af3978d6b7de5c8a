using SharedTask.Core.Competitions;

namespace SharedTask.Core.Archives.Content;

/// <summary>A file of the competition's page.</summary>
public sealed record ArchivedFile(CompetitionFileKind Kind, string Title, string FileName, string Blob, long Bytes, int Position, int? Phase = null);
