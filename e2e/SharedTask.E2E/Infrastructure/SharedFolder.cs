namespace SharedTask.E2E.Infrastructure;

/// <summary>The folder of real data that may stand beside the repository.</summary>
internal static class SharedFolder
{
    /// <summary>A file of it, or a skipped test.</summary>
    public static string Find(params string[] path)
    {
        var found = Path.Combine([Repository.Root, "..", "shared", "data", .. path]);
        Assert.SkipUnless(File.Exists(found) || Directory.Exists(found), $"The shared data folder has no {string.Join('/', path)} here.");
        return Path.GetFullPath(found);
    }
}
