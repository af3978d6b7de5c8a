using SharedTask.Core;
using SharedTask.Core.Storage;

namespace SharedTask.Cli;

/// <summary>Copies what a path names into a job's folder.</summary>
internal static class InputFiles
{
    /// <summary>Returns why an archive was refused; throws <see cref="UsageException"/> if the path cannot be read.</summary>
    public static Task<Refusal?> LayOutAsync(string path, string folder, CancellationToken cancellationToken) =>
        LayOutAsync(path, folder, isWhole: false, cancellationToken);

    /// <summary>As above; a folder around everything in an archive stays if it is to be whole.</summary>
    public static async Task<Refusal?> LayOutAsync(string path, string folder, bool isWhole, CancellationToken cancellationToken)
    {
        try
        {
            if (Directory.Exists(path))
            {
                CopyFolder(new DirectoryInfo(path), folder);
                return null;
            }

            await using var file = File.OpenRead(path);
            var unpacked = await ArchiveUnpacker.UnpackAsync(file, Path.GetFileName(path), folder, new ArchiveLimits { Unwrap = !isWhole }, cancellationToken);
            return unpacked.Refusal;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"There is no file or folder \"{path}\".");
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"\"{path}\" may not be read.");
        }
    }

    private static void CopyFolder(DirectoryInfo source, string target)
    {
        foreach (var entry in source.EnumerateFileSystemInfos())
        {
            if (entry.LinkTarget is not null)
            {
                throw new UsageException($"\"{entry.FullName}\" is a link. Name the file that is meant, or copy it into the folder.");
            }

            var copy = Path.Combine(target, entry.Name);
            if (entry is DirectoryInfo inner)
            {
                Directory.CreateDirectory(copy);
                CopyFolder(inner, copy);
            }
            else
            {
                File.Copy(entry.FullName, copy);
            }
        }
    }
}
