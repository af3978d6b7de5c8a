namespace SharedTask.Launcher;

/// <summary>Copies a folder's files to where a program may change them.</summary>
internal static class FolderCopy
{
    /// <summary>What archives keep of modes is not what their authors meant: everything may be started.</summary>
    private const UnixFileMode Mode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Copies from one folder to another, as in <c>FROM=TO</c>.</summary>
    public static void Make(string places)
    {
        var sign = places.IndexOf('=', StringComparison.Ordinal);
        var (from, to) = (places[..sign], places[(sign + 1)..]);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(to + folder[from.Length..]);
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = to + file[from.Length..];
            File.Copy(file, copy);
            File.SetUnixFileMode(copy, Mode);
        }
    }
}
