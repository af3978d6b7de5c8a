namespace SharedTask.Core.Storage;

/// <summary>What an uploaded archive may hold.</summary>
public sealed record ArchiveLimits
{
    public int Entries { get; init; } = 1000;

    /// <summary>All files together, unpacked.</summary>
    public long ExpandedBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>How many times larger the files may be than the archive; real text stays far below.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>Below this size no ratio is asked for: small files of one letter compress well.</summary>
    public long RatioFreeBytes { get; init; } = 16L * 1024 * 1024;

    public int NameLength { get; init; } = 200;

    /// <summary>Whether one folder around everything is taken away.</summary>
    public bool Unwrap { get; init; } = true;
}
