using System.Diagnostics;
using Azure.Storage.Blobs;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Storage;

/// <summary>The Azure Blob Storage emulator on a free port, with its data in a temporary folder.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    /// <summary>The emulator's published account; it opens nothing else.</summary>
    private const string Account =
        "AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const string Listens = "listens on ";

    private readonly TemporaryFolder folder = new();
    private Process? process;
    private string? address;

    public async ValueTask InitializeAsync()
    {
        var program = Path.Combine(Repository.Root, "tests", "azurite", "node_modules", "azurite", "dist", "src", "blob", "main.js");
        if (!File.Exists(program))
        {
            return;
        }

        process = Process.Start(new ProcessStartInfo("node", [program, "--blobPort", "0", "--location", folder.Path, "--skipApiVersionCheck", "--disableTelemetry"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        });
        while (address is null && await process!.StandardOutput.ReadLineAsync() is { } line)
        {
            address = line.IndexOf(Listens, StringComparison.Ordinal) is >= 0 and var at ? line[(at + Listens.Length)..].Trim() : null;
        }

        // Its log must not fill the pipe.
        _ = process!.StandardOutput.ReadToEndAsync();
    }

    /// <summary>A container that no other test has; it does not exist yet.</summary>
    public BlobContainerClient NewContainer()
    {
        if (process is null)
        {
            Assert.Skip("tests/azurite is not installed: run npm ci there.");
        }

        address.ShouldNotBeNull("Azurite did not start.");
        return new BlobContainerClient($"DefaultEndpointsProtocol=http;{Account};BlobEndpoint={address}/devstoreaccount1;", $"test-{Guid.CreateVersion7():n}");
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        folder.Dispose();
    }
}
