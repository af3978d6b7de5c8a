using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SharedTask.Core.Data;
using SharedTask.Core.Storage;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Storage;

public sealed class StorageOptionsTests
{
    [Fact]
    public void Storage_InAzureWithoutAnAccount_SaysWhatIsMissing()
    {
        using var services = Configure(("Storage:Provider", "Azure"));

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IBlobStore>()).Message.ShouldContain("Storage:ConnectionString");
    }

    [Fact]
    public void Storage_WithNothingSaid_IsAFolderOfTheData()
    {
        using var folder = new TemporaryFolder();
        using var services = Configure(("Data:Folder", folder.Path));

        services.GetRequiredService<IBlobStore>().ShouldBeOfType<FileBlobStore>();
        Directory.Exists(folder.Of("blobs", "staging")).ShouldBeTrue();
    }

    [Fact]
    public void Storage_InAzureByAddress_NeedsNoSecret()
    {
        using var services = Configure(("Storage:Provider", "Azure"), ("Storage:AccountUrl", "https://example.blob.core.windows.net"));

        services.GetRequiredService<IBlobStore>().ShouldBeOfType<AzureBlobStore>();
    }

    private static ServiceProvider Configure(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        return new ServiceCollection().AddSingleton(TimeProvider.System).AddSharedTaskData(configuration).AddStorage(configuration).BuildServiceProvider();
    }
}
