namespace SharedTask.Worker.Sandbox;

/// <summary>
/// A folder of the host in which a program finds its whole system, such as an unpacked container image. Its top folders are mounted one by
/// one, because places for what the sandbox adds could not be made in a root that is read-only from the start.
/// </summary>
internal static class RootFileSystem
{
    /// <summary>Where images keep programs; what an image's configuration said of it is not in its files.</summary>
    public const string SearchPath = "/opt/conda/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private const string InnerLoader = "/run/sandbox/loader";
    private const string InnerLibraries = "/run/sandbox/libraries";

    /// <summary>What the sandbox makes itself, and what has no business inside.</summary>
    private static readonly HashSet<string> NotMounted = new(StringComparer.Ordinal) { "proc", "sys", "dev", "run", "tmp", "app", "job", "boot", "lost+found", ".dockerenv" };

    private static readonly string[] Loaders = ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"];

    private static readonly string[] LibraryFolders = ["/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/lib64", "/usr/lib64", "/usr/lib"];

    private static readonly string[] LauncherNeeds = ["libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1"];

    /// <summary>The launcher needs the machine's C library, which the root may have in another version or not at all.</summary>
    public static IReadOnlyList<string> Loader => [InnerLoader, "--library-path", InnerLibraries];

    /// <summary>A program of that name, by its path on the host; <see langword="null"/> if it is not where programs are looked for.</summary>
    public static string? FindProgram(string? root, string name) =>
        (root is null ? "/usr/bin:/bin" : SearchPath).Split(':').Select(folder => root + Path.Combine(folder, name)).FirstOrDefault(Exists);

    public static List<string> Arguments(string root)
    {
        List<string> arguments = [];
        foreach (var entry in new DirectoryInfo(root).EnumerateFileSystemInfos().Where(entry => !NotMounted.Contains(entry.Name)).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (entry.LinkTarget is { } target)
            {
                arguments.AddRange(["--symlink", target, "/" + entry.Name]);
            }
            else if (entry is DirectoryInfo)
            {
                arguments.AddRange(["--ro-bind", entry.FullName, "/" + entry.Name]);
            }
        }

        arguments.AddRange(["--ro-bind", Loaders.First(File.Exists), InnerLoader]);
        var libraries = LibraryFolders.First(folder => File.Exists(Path.Combine(folder, LauncherNeeds[0])));
        foreach (var name in LauncherNeeds.Where(name => File.Exists(Path.Combine(libraries, name))))
        {
            arguments.AddRange(["--ro-bind", Path.Combine(libraries, name), $"{InnerLibraries}/{name}"]);
        }

        return arguments;
    }

    /// <summary>A link counts by itself: its target is meant from inside.</summary>
    private static bool Exists(string path) => File.Exists(path) || new FileInfo(path).LinkTarget is not null;
}
