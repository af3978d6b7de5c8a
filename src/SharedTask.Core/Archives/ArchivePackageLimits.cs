namespace SharedTask.Core.Archives;

/// <summary>What an archive may hold.</summary>
public sealed record ArchivePackageLimits
{
    public int Entries { get; init; } = 250_000;

    /// <summary>Everything together, unpacked.</summary>
    public long ExpandedBytes { get; init; } = 16L * 1024 * 1024 * 1024;

    /// <summary>How many times as large as it is packed it may become; what is below <see cref="FreeBytes"/> may be packed as tightly as it can be.</summary>
    public int Ratio { get; init; } = 200;

    public long FreeBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>A page that is read as a whole, or one line of the others.</summary>
    public int PageBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The list of what it holds.</summary>
    public int ManifestBytes { get; init; } = 64 * 1024 * 1024;
}
