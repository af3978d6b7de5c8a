namespace SharedTask.Core.Archives;

/// <summary>A page of an archive.</summary>
public sealed record ArchivePart(string Name, string Sha256, long Bytes);
