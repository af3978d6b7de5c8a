namespace SharedTask.Core.Evaluations;

/// <summary>The reference that a claimed run is scored against, or that is to be checked.</summary>
public sealed record ClaimedReference(Guid ReferenceSetId, string FileName, string BlobHash);
