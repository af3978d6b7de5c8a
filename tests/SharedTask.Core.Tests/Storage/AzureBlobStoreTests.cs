using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Time.Testing;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Tests.Storage;

public sealed class AzureBlobStoreTests(AzuriteFixture azurite) : BlobStoreTests, IClassFixture<AzuriteFixture>
{
    private readonly BlobContainerClient container = azurite.NewContainer();

    [Fact]
    public async Task FirstUse_SweepsWhatADeadProcessLeft_AndNotWhatALivingOneWrites()
    {
        var stop = TestContext.Current.CancellationToken;
        await container.CreateAsync(cancellationToken: stop);
        await container.UploadBlobAsync("staging/left", BinaryData.FromString("half"), stop);

        await new AzureBlobStore(container, TimeProvider.System).PutAsync(new MemoryStream([1]), 1, stop);
        (await CountStagedAsync()).ShouldBe(1);

        var nextWeek = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(7));
        await new AzureBlobStore(container, nextWeek).PutAsync(new MemoryStream([2]), 1, stop);
        (await CountStagedAsync()).ShouldBe(0);
    }

    protected override Task<IBlobStore> CreateAsync() => Task.FromResult<IBlobStore>(new AzureBlobStore(container, TimeProvider.System));

    protected override async Task<int> CountStagedAsync()
    {
        var count = 0;
        await foreach (var _ in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "staging/", TestContext.Current.CancellationToken))
        {
            count++;
        }

        return count;
    }
}
