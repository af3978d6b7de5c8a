namespace SharedTask.Core.Competitions;

/// <summary>A file that a viewer may download.</summary>
public sealed record PublicFile(Guid FileId, CompetitionFileKind Kind, string Title, string FileName, long Bytes, string BlobHash);
