using SharedTask.Core.Storage;

namespace SharedTask.Core.Backups;

/// <summary>Writes a file that holds what only few may see: whole or not at all, for its owner alone, never over another.</summary>
internal static class NewFile
{
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="file">Where it goes.</param>
    /// <param name="write">Writes it; it gets a folder beside the file for whatever it needs meanwhile.</param>
    /// <exception cref="BackupException">The file is there already.</exception>
    public static async Task<T> WriteAsync<T>(string file, Func<FileStream, string, Task<T>> write)
    {
        var target = Path.GetFullPath(file);
        if (Path.Exists(target))
        {
            throw new BackupException($"{target} exists already. Nothing is ever overwritten: give it a new name.");
        }

        var folder = Path.GetDirectoryName(target)!;
        var work = Path.Combine(folder, $".backup-{Guid.CreateVersion7():n}");
        try
        {
            Directory.CreateDirectory(folder);
            Directory.CreateDirectory(work, OwnersOnly | UnixFileMode.UserExecute);
            var packed = Path.Combine(work, "archive");
            T written;
            await using (var output = new FileStream(packed, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, UnixCreateMode = OwnersOnly }))
            {
                written = await write(output, work);
                output.Flush(flushToDisk: true);
            }

            File.Move(packed, target, overwrite: false);
            FolderSync.Flush(folder);
            return written;
        }
        finally
        {
            if (Directory.Exists(work))
            {
                Directory.Delete(work, recursive: true);
            }
        }
    }
}
