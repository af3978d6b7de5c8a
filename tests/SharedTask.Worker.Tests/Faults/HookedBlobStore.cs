using SharedTask.Core;
using SharedTask.Core.Storage;

namespace SharedTask.Worker.Tests.Faults;

/// <summary>A real store that tells the test when a blob is opened: a worker has just claimed what it is for.</summary>
internal sealed class HookedBlobStore(IBlobStore store) : IBlobStore
{
    /// <summary>Happens once, before the next blob is opened.</summary>
    public Func<Task>? BeforeNextOpen { get; set; }

    public Task<Answer<StoredBlob>> PutAsync(Stream content, long maxBytes, CancellationToken cancellationToken) => store.PutAsync(content, maxBytes, cancellationToken);

    public async Task<Stream> OpenReadAsync(string hash, CancellationToken cancellationToken)
    {
        if (BeforeNextOpen is { } happening)
        {
            BeforeNextOpen = null;
            await happening();
        }

        return await store.OpenReadAsync(hash, cancellationToken);
    }

    public Task<bool> ExistsAsync(string hash, CancellationToken cancellationToken) => store.ExistsAsync(hash, cancellationToken);
}
