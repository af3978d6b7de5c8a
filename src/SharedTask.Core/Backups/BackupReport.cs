namespace SharedTask.Core.Backups;

/// <summary>What was backed up or restored.</summary>
/// <param name="Manifest">What the backup holds.</param>
/// <param name="KeptDatabase">Where the database that was replaced is kept; <see langword="null"/> if none was.</param>
public sealed record BackupReport(BackupManifest Manifest, string? KeptDatabase = null)
{
    /// <summary>All blobs together.</summary>
    public long BlobBytes => Manifest.Blobs.Sum(blob => blob.Bytes);
}
