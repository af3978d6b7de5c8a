using Microsoft.Extensions.Configuration;
using SharedTask.Cli;

namespace SharedTask.Worker.Tests.Cli;

/// <summary>Speaks to the command line as a shell does, with a folder of files and the toy plugin.</summary>
internal sealed class CliDriver : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("cli-tests-").FullName;
    private readonly Dictionary<string, string?> settings;

    public CliDriver()
    {
        // The sandbox's user must pass to the scratch folder below.
        File.SetUnixFileMode(root, File.GetUnixFileMode(root) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        ToyPlugin.Install(Path.Combine(root, "plugins"));
        settings = new(StringComparer.Ordinal) { ["Plugins:Folder"] = PathOf("plugins"), ["Sandbox:Scratch"] = PathOf("scratch") };
    }

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public void Set(string key, string value) => settings[key] = value;

    public string PathOf(string name) => Path.Combine(root, name);

    public string Write(string name, string content)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public async Task<int> RunAsync(params string[] arguments)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings)
            .Build();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CliApplication.RunAsync(arguments, configuration, output, error, TestContext.Current.CancellationToken);
        (Output, Error) = (output.ToString(), error.ToString());
        return code;
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
