namespace SharedTask.Worker.Sandbox;

/// <summary>Finds the native programs that are built beside the site: in its own folder, or in the repository's artifacts.</summary>
internal static class NativeFiles
{
    public static string FindLauncher(string configured) => Find(configured, Path.Combine("launcher", "sharedtask-launcher"), File.Exists);

    public static string FindPlugins(string configured) => Find(configured, "plugins", Directory.Exists);

    private static string Find(string configured, string relative, Func<string, bool> exists)
    {
        if (configured.Length > 0)
        {
            return configured;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string[] places = [Path.Combine(folder.FullName, relative), Path.Combine(folder.FullName, "artifacts", relative)];
            if (places.FirstOrDefault(exists) is { } found)
            {
                return found;
            }
        }

        throw new FileNotFoundException($"The native programs have not been built: no {relative} was found. ./sharedtask build makes them.");
    }
}
