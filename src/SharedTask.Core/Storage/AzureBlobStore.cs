using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace SharedTask.Core.Storage;

/// <summary>
/// Blobs in Azure Blob Storage. A blob is uploaded under a name of its own while it is hashed; once it is whole, the service copies
/// it to its address.
/// </summary>
public sealed class AzureBlobStore(BlobContainerClient container, TimeProvider time) : IBlobStore
{
    private const string Staging = "staging/";

    private static readonly TimeSpan StagingKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    /// <summary>Within an account a copy takes moments.</summary>
    private static readonly TimeSpan LongestCopy = TimeSpan.FromMinutes(10);

    private volatile bool created;

    public async Task<Answer<StoredBlob>> PutAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        await EnsureContainerAsync(cancellationToken);
        var staged = container.GetBlockBlobClient($"{Staging}{Guid.CreateVersion7():n}");
        try
        {
            Answer<StoredBlob> copied;
            await using (var target = await staged.OpenWriteAsync(overwrite: true, cancellationToken: cancellationToken))
            {
                copied = await BlobHash.CopyAsync(content, target, maxBytes, cancellationToken);
            }

            if (!copied.IsRefused)
            {
                await PublishAsync(staged.Uri, ClientOf(copied.Value.Hash), cancellationToken);
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
        await FindCopyAsync(ClientOf(hash), cancellationToken) == CopyStatus.Success;

    /// <summary>
    /// Copies what is whole to its address. The same content may come twice at the same moment: then a copy may be under way, and
    /// its blob is there but not yet whole.
    /// </summary>
    private async Task PublishAsync(Uri staged, BlobClient target, CancellationToken cancellationToken)
    {
        var isOurs = false;
        var begun = time.GetTimestamp();
        while (true)
        {
            var copy = await FindCopyAsync(target, cancellationToken);
            if (copy == CopyStatus.Success)
            {
                return;
            }

            if (copy == CopyStatus.Pending)
            {
                if (time.GetElapsedTime(begun) > LongestCopy)
                {
                    throw new IOException($"The copy to {target.Name} has not ended after {LongestCopy.TotalMinutes} minutes.");
                }

                await Task.Delay(LookAgain, time, cancellationToken);
                continue;
            }

            if (isOurs)
            {
                throw new IOException($"The copy to {target.Name} has failed.");
            }

            try
            {
                // What is there is never overwritten, but for the remains of a copy that failed.
                var conditions = copy is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : null;
                await target.StartCopyFromUriAsync(staged, new BlobCopyFromUriOptions { DestinationConditions = conditions }, cancellationToken);
                isOurs = true;
            }
            catch (RequestFailedException exception) when (exception.Status is 409 or 412)
            {
                // Another copy began just before.
            }
        }
    }

    /// <summary>How the copy that made a blob went; <see langword="null"/> if there is no blob.</summary>
    private static async Task<CopyStatus?> FindCopyAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            // A blob that was restored by other means was not copied at all.
            return properties.Value.CopyId is null ? CopyStatus.Success : properties.Value.CopyStatus;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    private BlobClient ClientOf(string hash) => container.GetBlobClient($"{BlobHash.Check(hash)[..2]}/{hash}");

    private async Task EnsureContainerAsync(CancellationToken cancellationToken)
    {
        if (!created)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            created = true;
            await SweepAsync(cancellationToken);
        }
    }

    /// <summary>Removes what an ended process was writing. Others may be writing now: only what is old goes.</summary>
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var old = time.GetUtcNow() - StagingKept;
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, Staging, cancellationToken))
        {
            if (blob.Properties.LastModified < old)
            {
                await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
            }
        }
    }
}
