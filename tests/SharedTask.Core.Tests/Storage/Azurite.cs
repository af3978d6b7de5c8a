using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SharedTask.Core.Tests.Storage;
using SharedTask.Testing;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace SharedTask.Core.Tests.Storage;

/// <summary>The Azure Blob Storage emulator, started on a free port when the first test asks for it.</summary>
public sealed class Azurite : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Lazy<Task<string>> connection;
    private Process? process;

    public Azurite() => connection = new Lazy<Task<string>>(StartAsync);

    public Task<string> ConnectionStringAsync() => connection.Value;

    public void Dispose()
    {
        process?.Kill(entireProcessTree: true);
        process?.WaitForExit();
        process?.Dispose();
        folder.Dispose();
    }

    private async Task<string> StartAsync()
    {
        var program = Path.Combine(Root(), "tests", "azurite", "node_modules", "azurite", "dist", "src", "blob", "main.js");
        File.Exists(program).ShouldBeTrue("./sharedtask test installs Azurite; by hand: npm ci in tests/azurite");
        var port = FreePort();
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[] { program, "--blobHost", "127.0.0.1", "--blobPort", $"{port}", "--location", folder.Path, "--skipApiVersionCheck", "--silent" })
        {
            start.ArgumentList.Add(argument);
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync(bound.Token))
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port, bound.Token);
                break;
            }
            catch (SocketException)
            {
                // It has not begun to listen.
            }
        }

        // The emulator's account and key are public knowledge.
        return $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;BlobEndpoint=http://127.0.0.1:{port}/devstoreaccount1;";
    }

    private static string Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "SharedTask.sln")))
        {
            root = root.Parent;
        }

        return root!.FullName;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
