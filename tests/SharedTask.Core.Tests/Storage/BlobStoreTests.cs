using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs;
using SharedTask.Core.Storage;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Storage;

/// <summary>What every blob store owes, asked of each of them.</summary>
public sealed class BlobStoreTests(Azurite azurite) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(StorageProvider.Files)]
    [InlineData(StorageProvider.Azure)]
    public async Task Blob_Stored_ComesBackByItsHash(StorageProvider provider)
    {
        var store = await StoreAsync(provider);
        var content = RandomNumberGenerator.GetBytes(300_000);

        var stored = (await PutAsync(store, content)).Value;

        stored.ShouldBe(new StoredBlob(Convert.ToHexStringLower(SHA256.HashData(content)), content.Length));
        (await ReadAsync(store, stored.Hash)).ShouldBe(content);
        (await PutAsync(store, content)).Value.ShouldBe(stored);
        (await store.ExistsAsync(stored.Hash, Cancel)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(StorageProvider.Files)]
    [InlineData(StorageProvider.Azure)]
    public async Task Blob_LongerThanAllowed_IsRefusedAndLeavesNothing(StorageProvider provider)
    {
        var store = await StoreAsync(provider);
        var content = RandomNumberGenerator.GetBytes(5000);

        using var stream = new MemoryStream(content);
        (await store.PutAsync(stream, 4999, Cancel)).Refusal!.Key.ShouldBe("upload.too-large");

        (await store.ExistsAsync(Convert.ToHexStringLower(SHA256.HashData(content)), Cancel)).ShouldBeFalse();
        if (provider == StorageProvider.Files)
        {
            Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(StorageProvider.Files)]
    [InlineData(StorageProvider.Azure)]
    public async Task Blob_Unknown_IsNotThere(StorageProvider provider)
    {
        var store = await StoreAsync(provider);

        (await store.ExistsAsync(new string('0', 64), Cancel)).ShouldBeFalse();
        await Should.ThrowAsync<IOException>(async () => await ReadAsync(store, new string('0', 64)));
    }

    [Theory]
    [InlineData(StorageProvider.Files)]
    [InlineData(StorageProvider.Azure)]
    public async Task Address_ThatIsNoHash_IsRefused(StorageProvider provider)
    {
        var store = await StoreAsync(provider);

        await Should.ThrowAsync<ArgumentException>(async () => await store.OpenReadAsync("../../etc/passwd", Cancel));
    }

    private static async Task<Answer<StoredBlob>> PutAsync(IBlobStore store, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return await store.PutAsync(stream, 1024 * 1024, Cancel);
    }

    private static async Task<byte[]> ReadAsync(IBlobStore store, string hash)
    {
        await using var blob = await store.OpenReadAsync(hash, Cancel);
        using var copy = new MemoryStream();
        await blob.CopyToAsync(copy, Cancel);
        return copy.ToArray();
    }

    private async Task<IBlobStore> StoreAsync(StorageProvider provider) => provider == StorageProvider.Files
        ? new FileBlobStore(folder.Path, TimeProvider.System)
        : new AzureBlobStore(new BlobContainerClient(await azurite.ConnectionStringAsync(), $"test-{Guid.CreateVersion7():n}"));
}
