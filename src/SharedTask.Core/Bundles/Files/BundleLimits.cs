using SharedTask.Core.Storage;

namespace SharedTask.Core.Bundles.Files;

/// <summary>What a bundle may hold.</summary>
public sealed record BundleLimits
{
    /// <summary>The archive itself.</summary>
    public long UploadBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    public int Entries { get; init; } = 20_000;

    /// <summary>All files together, unpacked.</summary>
    public long ExpandedBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>A competition.yaml, a page or a program's metadata.</summary>
    public int TextBytes { get; init; } = 1024 * 1024;

    internal ArchiveLimits Archive => new() { Entries = Entries, ExpandedBytes = ExpandedBytes, NameLength = 400, Unwrap = false };
}
