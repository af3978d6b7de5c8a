using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>The examples that stand beside a plugin.</summary>
internal static class ExampleFolder
{
    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SharedTask.sln")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder!.FullName, "scoring-plugins");
        }
    }

    /// <summary>Every plugin that there is.</summary>
    public static IReadOnlyList<string> Plugins() =>
        [.. Directory.GetDirectories(Root).Where(folder => Directory.Exists(Path.Combine(folder, "examples"))).Select(folder => Path.GetFileName(folder)!)];

    /// <summary>Fills a job with an example.</summary>
    public static PluginJobFolder Load(string plugin, string example)
    {
        var root = Path.Combine(Root, plugin, "examples", example);
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
