using SharedTask.Core.Backups;

namespace SharedTask.Core.Archives;

/// <summary>What an archive holds, with the hash of everything.</summary>
public sealed record ArchiveManifest
{
    public const int NewestFormat = 1;

    public required int Format { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required IReadOnlyList<ArchivePart> Parts { get; init; }

    /// <summary>The files: references, programs, runs, reports.</summary>
    public required IReadOnlyList<BackupBlob> Blobs { get; init; }

    /// <summary>Files that the competition names but the site's store did not have, or not whole.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>All files and pages together, unpacked.</summary>
    public long Bytes => Parts.Sum(part => part.Bytes) + Blobs.Sum(blob => blob.Bytes);
}
