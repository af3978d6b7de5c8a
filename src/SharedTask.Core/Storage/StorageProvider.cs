namespace SharedTask.Core.Storage;

/// <summary>Where blobs are kept.</summary>
public enum StorageProvider
{
    Files,
    Azure,
}
