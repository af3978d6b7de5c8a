using System.Diagnostics;
using System.Globalization;

namespace SharedTask.Testing;

/// <summary>The Azure Blob Storage emulator on a free port, which can be stopped and started with what it holds.</summary>
public sealed class Azurite : IAsyncDisposable
{
    /// <summary>The emulator's published account; it opens nothing else.</summary>
    private const string Account =
        "AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const string Listens = "listens on ";

    private readonly TemporaryFolder folder = new();
    private Process? process;
    private Uri? address;

    public static bool IsInstalled => File.Exists(Program);

    public string ConnectionString => $"DefaultEndpointsProtocol=http;{Account};BlobEndpoint={address!.ToString().TrimEnd('/')}/devstoreaccount1;";

    private static string Program => Path.Combine(Repository.Root, "tests", "azurite", "node_modules", "azurite", "dist", "src", "blob", "main.js");

    /// <summary>Starts it, after a stop at the same address.</summary>
    public async Task StartAsync()
    {
        var port = (address?.Port ?? 0).ToString(CultureInfo.InvariantCulture);
        process = Process.Start(new ProcessStartInfo("node", [Program, "--blobPort", port, "--location", folder.Path, "--skipApiVersionCheck", "--disableTelemetry"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        });
        Uri? found = null;
        while (found is null && await process!.StandardOutput.ReadLineAsync() is { } line)
        {
            found = line.IndexOf(Listens, StringComparison.Ordinal) is >= 0 and var at ? new Uri(line[(at + Listens.Length)..].Trim()) : null;
        }

        address = found ?? throw new InvalidOperationException("Azurite did not start.");
        // Its log must not fill the pipe.
        _ = process!.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Stops it; it writes down what it holds, and waits for its visitors to hang up, though not for long.</summary>
    public async Task StopAsync()
    {
        if (process is null)
        {
            return;
        }

        using (var signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await signal.WaitForExitAsync();
        }

        var ending = process.WaitForExitAsync();
        if (await Task.WhenAny(ending, Task.Delay(TimeSpan.FromSeconds(20))) != ending)
        {
            process.Kill();
        }

        await ending;
        process.Dispose();
        process = null;
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
