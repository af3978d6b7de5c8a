using System.Diagnostics;

namespace SharedTask.Testing;

/// <summary>The file system of a small machine: this machine's Python and what it cannot do without, and one module that is nowhere else.</summary>
public static class SmallSystem
{
    /// <summary>A module of that system alone.</summary>
    public const string OwnModule = "only_in_this_runtime";

    private static readonly string[] Packages = ["encodings", "collections", "importlib", "json", "re"];

    /// <summary>Makes it in a folder; false where the machine's Python is not as on Debian.</summary>
    public static bool TryMake(string root)
    {
        var python = new FileInfo("/usr/bin/python3") is { Exists: true } link ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? link.FullName : null;
        var library = python is null ? "" : Path.Combine("/usr/lib", Path.GetFileName(python));
        if (!Directory.Exists(Path.Combine(library, "encodings")))
        {
            return false;
        }

        Copy(python!, Path.Combine(root, "usr/bin/python3"));
        foreach (var needed in LibrariesOf(python!))
        {
            Copy(needed, root + (needed.StartsWith("/usr/", StringComparison.Ordinal) ? "" : "/usr") + needed);
        }

        var files = Directory.EnumerateFiles(library, "*.py").Concat(Packages.SelectMany(package => Directory.EnumerateFiles(Path.Combine(library, package), "*.py", SearchOption.AllDirectories)));
        foreach (var file in files)
        {
            Copy(file, root + file);
        }

        var modules = Directory.CreateDirectory(Path.Combine(root, "usr/lib/python3/dist-packages")).FullName;
        File.WriteAllText(Path.Combine(modules, OwnModule + ".py"), "value = 0.625\n");
        foreach (var folder in new[] { "bin", "lib", "lib64" })
        {
            File.CreateSymbolicLink(Path.Combine(root, folder), "usr/" + folder);
        }

        return true;
    }

    private static List<string> LibrariesOf(string program)
    {
        using var listing = Process.Start(new ProcessStartInfo("ldd", program) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var lines = listing.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries);
        listing.WaitForExit();
        return [.. lines.Select(line => line.Split(" (")[0].Split("=> ")[^1].Trim()).Where(path => path.StartsWith('/'))];
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
    }
}
