namespace SharedTask.Core.Storage;

/// <summary>A stored file is not what it was: half of it was written, or its disk has failed.</summary>
public sealed class DamagedBlobException(string hash)
    : IOException($"The stored file {hash} is damaged: its content is not what its hash says. Uploading the same file again mends it.");
