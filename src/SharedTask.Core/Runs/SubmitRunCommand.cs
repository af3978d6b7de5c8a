using SharedTask.Core.Storage;

namespace SharedTask.Core.Runs;

/// <summary>An uploaded file that is to become a run.</summary>
/// <param name="Target">Where it goes.</param>
/// <param name="Label">The team's own name for it; may be empty.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Blob">The stored file.</param>
/// <param name="ReceivedAt">When the request that brought it began.</param>
public sealed record SubmitRunCommand(RunTarget Target, string Label, string FileName, StoredBlob Blob, DateTime ReceivedAt);
