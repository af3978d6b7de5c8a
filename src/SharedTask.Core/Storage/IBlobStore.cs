namespace SharedTask.Core.Storage;

/// <summary>Keeps files by the hash of their content: what is stored never changes, and the same content is stored once.</summary>
public interface IBlobStore
{
    /// <summary>Stores a stream while it comes in; refuses as soon as it is longer than allowed, and leaves nothing then.</summary>
    Task<Answer<StoredBlob>> PutAsync(Stream content, long maxBytes, CancellationToken cancellationToken);

    /// <summary>Opens a blob for reading.</summary>
    /// <exception cref="FileNotFoundException">There is no such blob.</exception>
    Task<Stream> OpenReadAsync(string hash, CancellationToken cancellationToken);

    Task<bool> ExistsAsync(string hash, CancellationToken cancellationToken);
}
