using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SharedTask.Core.Data;

namespace SharedTask.Core.Storage;

/// <summary>Registers the blob store that the configuration names.</summary>
public static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>()
            .Bind(configuration.GetSection(StorageOptions.Section))
            .Validate(
                options => options.IsComplete,
                "Storage:Provider is Azure: give Storage:ConnectionString, or Storage:AccountUrl to use the machine's identity.")
            .ValidateOnStart();
        services.AddSingleton<IBlobStore>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
            return options.Provider == StorageProvider.Azure
                ? new AzureBlobStore(Container(options), provider.GetRequiredService<TimeProvider>())
                : new FileBlobStore(
                    options.Folder.Length > 0 ? options.Folder : Path.Combine(provider.GetRequiredService<DataOptions>().Folder, "blobs"),
                    provider.GetRequiredService<TimeProvider>());
        });
        return services;
    }

    private static BlobContainerClient Container(StorageOptions options) => options.ConnectionString.Length > 0
        ? new BlobContainerClient(options.ConnectionString, options.Container)
        : new BlobServiceClient(new Uri(options.AccountUrl), new DefaultAzureCredential()).GetBlobContainerClient(options.Container);
}
