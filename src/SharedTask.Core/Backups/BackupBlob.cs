namespace SharedTask.Core.Backups;

/// <summary>A blob in a backup.</summary>
public sealed record BackupBlob(string Sha256, long Bytes);
