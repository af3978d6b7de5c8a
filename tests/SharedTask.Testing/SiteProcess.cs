using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SharedTask.Testing;

/// <summary>The published site as a process of its own, on a free port, over a folder of its own.</summary>
public sealed class SiteProcess : IAsyncDisposable
{
    private readonly Dictionary<string, string> settings;
    private readonly StringBuilder output = new();
    private readonly bool ownsFolder;
    private Process? process;
    private TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="folder">The data folder, which stays; by default one of its own, which goes with the process.</param>
    /// <param name="settings">Settings beside those that every site of a test has.</param>
    public SiteProcess(string? folder = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("sharedtask-e2e-").FullName;
        Address = new Uri($"http://localhost:{FreePort()}");
        this.settings = new Dictionary<string, string>(settings ?? new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    public Uri Address { get; }

    public string Folder { get; }

    /// <summary>Where the site keeps its database, blobs and mails.</summary>
    public string DataFolder => ownsFolder ? Path.Combine(Folder, "data") : Folder;

    public int ProcessId => process!.Id;

    /// <summary>What the process has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Changes a setting for the next start.</summary>
    public void Set(string key, string value) => settings[key] = value;

    /// <param name="waitsForLine">Whether to wait until the process says that it listens.</param>
    public async Task StartAsync(bool waitsForLine = true)
    {
        var program = Path.Combine(Repository.Artifacts, "site", "sharedtask.dll");
        if (!File.Exists(program))
        {
            throw new FileNotFoundException("The site must be published first: ./sharedtask build", program);
        }

        listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Folder };
        start.ArgumentList.Add(program);
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(Address.ToString());
        start.ArgumentList.Add("--Data:Folder");
        start.ArgumentList.Add(DataFolder);
        foreach (var (key, value) in settings)
        {
            start.ArgumentList.Add($"--{key}");
            start.ArgumentList.Add(value);
        }

        process = Process.Start(start) ?? throw new InvalidOperationException("The site did not start.");
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The site ended before it listened:\n{Output}"));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (waitsForLine)
        {
            await listening.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    /// <summary>Ends the process without a warning, as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (process is null)
        {
            return;
        }

        // SIGKILL to this process alone: what it started must end by itself.
        process.Kill(entireProcessTree: false);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Asks the process to stop, as an administrator does, and waits until it has; answers its exit code.</summary>
    public async Task<int> StopAsync(TimeSpan bound)
    {
        var stopping = process ?? throw new InvalidOperationException("The site does not run.");
        using (var signal = Process.Start("kill", ["-TERM", stopping.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await signal.WaitForExitAsync();
        }

        await stopping.WaitForExitAsync().WaitAsync(bound);
        var code = stopping.ExitCode;
        stopping.Dispose();
        process = null;
        return code;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (output)
        {
            output.AppendLine(line);
        }

        if (line.Contains("Now listening on", StringComparison.Ordinal))
        {
            listening.TrySetResult();
        }
    }
}
