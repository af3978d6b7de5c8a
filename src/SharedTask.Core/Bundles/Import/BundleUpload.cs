namespace SharedTask.Core.Bundles.Import;

/// <summary>A bundle that somebody uploaded and has not, or has, imported.</summary>
public sealed class BundleUpload
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose it is; nobody else may read or import it.</summary>
    public required Guid AccountId { get; init; }

    public required string FileName { get; init; }

    /// <summary>The blob's SHA-256 in lower-case hex.</summary>
    public required string BlobHash { get; init; }

    public required long Bytes { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>What it became; <see langword="null"/> until it is imported.</summary>
    public Guid? CompetitionId { get; set; }
}
