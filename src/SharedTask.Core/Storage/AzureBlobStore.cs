using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace SharedTask.Core.Storage;

/// <summary>
/// Blobs in Azure Blob Storage. A blob is uploaded under a name of its own while it is hashed; once it is whole, the service copies
/// it to its address.
/// </summary>
public sealed class AzureBlobStore(BlobContainerClient container) : IBlobStore
{
    private volatile bool created;

    public async Task<Answer<StoredBlob>> PutAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        await EnsureContainerAsync(cancellationToken);
        var staged = container.GetBlockBlobClient($"staging/{Guid.CreateVersion7():n}");
        try
        {
            Answer<StoredBlob> copied;
            await using (var target = await staged.OpenWriteAsync(overwrite: true, cancellationToken: cancellationToken))
            {
                copied = await BlobHash.CopyAsync(content, target, maxBytes, cancellationToken);
            }

            if (!copied.IsRefused && !await ExistsAsync(copied.Value.Hash, cancellationToken))
            {
                var copy = await ClientOf(copied.Value.Hash).StartCopyFromUriAsync(staged.Uri, cancellationToken: cancellationToken);
                await copy.WaitForCompletionAsync(cancellationToken);
            }

            return copied;
        }
        finally
        {
            await staged.DeleteIfExistsAsync(cancellationToken: CancellationToken.None);
        }
    }

    public async Task<Stream> OpenReadAsync(string hash, CancellationToken cancellationToken)
    {
        try
        {
            return await ClientOf(hash).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            throw new FileNotFoundException($"There is no blob {hash}.", exception);
        }
    }

    public async Task<bool> ExistsAsync(string hash, CancellationToken cancellationToken) =>
        await ClientOf(hash).ExistsAsync(cancellationToken);

    private BlobClient ClientOf(string hash) => container.GetBlobClient($"{BlobHash.Check(hash)[..2]}/{hash}");

    private async Task EnsureContainerAsync(CancellationToken cancellationToken)
    {
        if (!created)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            created = true;
        }
    }
}
