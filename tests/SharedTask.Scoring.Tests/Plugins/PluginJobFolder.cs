using System.Text;
using System.Text.Json;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Hosting;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>A job folder as a plugin finds it, run through the real host inside the test.</summary>
internal sealed class PluginJobFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sharedtask-plugin-").FullName;

    public PluginJobFolder Reference(string name, string content) => Add(ScoringProtocol.ReferenceFolder, name, Encoding.UTF8.GetBytes(content));

    public PluginJobFolder Reference(string name, byte[] content) => Add(ScoringProtocol.ReferenceFolder, name, content);

    public PluginJobFolder Run(string name, string content) => Add(ScoringProtocol.RunFolder, name, Encoding.UTF8.GetBytes(content));

    public PluginJobFolder Run(string name, byte[] content) => Add(ScoringProtocol.RunFolder, name, content);

    public PluginJobFolder Other(string name, string content) => Add(ScoringProtocol.OtherFolder, name, Encoding.UTF8.GetBytes(content));

    public (int ExitCode, ScoringResult? Result) Work(IScorer scorer, string parametersJson = "{}", string verb = "score")
    {
        File.WriteAllText(
            Path.Combine(folder, ScoringProtocol.RequestFile),
            $$"""{"protocol":1,"verb":"{{verb}}","parameters":{{parametersJson}},"seed":17}""");
        var exitCode = PluginHost.Run([verb, folder], scorer);
        var path = Path.Combine(folder, ScoringProtocol.OutputFolder, ScoringProtocol.ResultFile);
        return (exitCode, exitCode == 0 ? JsonSerializer.Deserialize(File.ReadAllBytes(path), ScoringJson.Default.ScoringResult) : null);
    }

    public byte[] ResultBytes() => File.ReadAllBytes(Path.Combine(folder, ScoringProtocol.OutputFolder, ScoringProtocol.ResultFile));

    public IReadOnlyList<(string Id, Dictionary<string, double> Values)> Items() =>
    [
        .. File.ReadLines(Path.Combine(folder, ScoringProtocol.OutputFolder, ScoringProtocol.ItemsFile)).Select(line =>
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return (
                root.GetProperty("id").GetString()!,
                root.GetProperty("values").EnumerateObject().ToDictionary(
                    value => value.Name, value => value.Value.ValueKind == JsonValueKind.Null ? double.NaN : value.Value.GetDouble(), StringComparer.Ordinal));
        }),
    ];

    /// <summary>The single file of the reference or the run.</summary>
    public (string Name, string Content) Single(string part) => All(part).Single();

    /// <summary>The files of the reference or the run, in the order of their names.</summary>
    public IReadOnlyList<(string Name, string Content)> All(string part) =>
        [.. Directory.GetFiles(Path.Combine(folder, part)).Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllText(path)))];

    /// <summary>The path of a file or a folder of the job; that of the job itself without a name.</summary>
    public string PathOf(string name) => Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private PluginJobFolder Add(string part, string name, byte[] content)
    {
        var path = Path.Combine(folder, part, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return this;
    }
}
