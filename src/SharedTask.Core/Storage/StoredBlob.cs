namespace SharedTask.Core.Storage;

/// <summary>A blob that is safely stored.</summary>
/// <param name="Hash">Its SHA-256 in lower-case hex, which is its address.</param>
/// <param name="Bytes">Its size.</param>
public sealed record StoredBlob(string Hash, long Bytes);
