namespace SharedTask.Core.Backups;

/// <summary>What a backup holds; written last, so that an archive with it is whole.</summary>
public sealed record BackupManifest
{
    public const int NewestFormat = 1;

    public required int Format { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>The copy of the database.</summary>
    public required BackupBlob Database { get; init; }

    public required IReadOnlyList<BackupBlob> Blobs { get; init; }

    /// <summary>Blobs that the database names but the store did not have, or not whole.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
}
