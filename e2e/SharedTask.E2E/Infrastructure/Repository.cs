namespace SharedTask.E2E.Infrastructure;

/// <summary>Finds the folders of the repository from wherever the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>A file of the real data that stands beside the repository, or a skipped test.</summary>
    public static string SharedData(params string[] path)
    {
        var found = Path.Combine([Root, "..", "shared", "data", .. path]);
        Assert.SkipUnless(File.Exists(found) || Directory.Exists(found), $"The shared data folder has no {string.Join('/', path)} here.");
        return Path.GetFullPath(found);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SharedTask.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("SharedTask.sln was not found above the tests.");
    }
}
