using Azure.Storage.Blobs;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Storage;

/// <summary>The Azure Blob Storage emulator, once for a class of tests.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly Azurite azurite = new();

    public async ValueTask InitializeAsync()
    {
        if (Azurite.IsInstalled)
        {
            await azurite.StartAsync();
        }
    }

    /// <summary>A container that no other test has; it does not exist yet.</summary>
    public BlobContainerClient NewContainer()
    {
        Assert.SkipUnless(Azurite.IsInstalled, "tests/azurite is not installed: run npm ci there.");
        return new BlobContainerClient(azurite.ConnectionString, $"test-{Guid.CreateVersion7():n}");
    }

    public ValueTask DisposeAsync() => azurite.DisposeAsync();
}
