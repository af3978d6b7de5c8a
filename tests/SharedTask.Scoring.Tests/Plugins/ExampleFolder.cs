using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>The examples that stand beside a plugin.</summary>
internal static class ExampleFolder
{
    /// <summary>Fills a job with an example.</summary>
    public static PluginJobFolder Load(string plugin, string example)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SharedTask.sln")))
        {
            folder = folder.Parent;
        }

        var root = Path.Combine(folder!.FullName, "scoring-plugins", plugin, "examples", example);
        var job = new PluginJobFolder();
        foreach (var path in Directory.GetFiles(Path.Combine(root, ScoringProtocol.ReferenceFolder)))
        {
            job.Reference(Path.GetFileName(path), File.ReadAllText(path));
        }

        foreach (var path in Directory.GetFiles(Path.Combine(root, ScoringProtocol.RunFolder)))
        {
            job.Run(Path.GetFileName(path), File.ReadAllBytes(path));
        }

        return job;
    }
}
