namespace SharedTask.Core.Evaluations;

/// <summary>The upload of a run that is compared.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="BlobHash">Its SHA-256.</param>
public sealed record ComparedUpload(string FileName, string BlobHash);
