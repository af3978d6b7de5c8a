namespace SharedTask.Core.Storage;

/// <summary>Where blobs are kept; the <c>Storage</c> section of the configuration.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; set; }

    /// <summary>The folder of <see cref="StorageProvider.Files"/>; <c>blobs</c> in the data folder if empty.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The connection string of <see cref="StorageProvider.Azure"/>.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The account's address, to sign in as the machine's identity instead of by a connection string.</summary>
    public string AccountUrl { get; set; } = "";

    public string Container { get; set; } = "sharedtask";

    /// <summary>The largest reference that organizers may upload; the largest run is said by its track.</summary>
    public long MaxReferenceBytes { get; set; } = 2L * 1024 * 1024 * 1024;

    internal bool IsComplete => Provider != StorageProvider.Azure || ConnectionString.Length > 0 || AccountUrl.Length > 0;
}
