namespace SharedTask.Core.Storage;

/// <summary>Reads blobs whose content must be what was uploaded, because scores are made of it.</summary>
public static class VerifiedBlob
{
    /// <summary>Copies a blob and compares its hash.</summary>
    /// <exception cref="DamagedBlobException">It is not what was stored; what was copied must not be used.</exception>
    public static async Task CopyAsync(Stream blob, string hash, Stream target, CancellationToken cancellationToken)
    {
        if ((await BlobHash.CopyAsync(blob, target, long.MaxValue, cancellationToken)).Value.Hash != hash)
        {
            throw new DamagedBlobException(hash);
        }
    }
}
