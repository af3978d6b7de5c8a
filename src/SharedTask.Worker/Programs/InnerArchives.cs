using SharedTask.Core.Storage;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Programs;

/// <summary>CodaLab unpacks zips that lie at the top of what it unpacked, each into a folder of its name; its programs count on it.</summary>
internal static class InnerArchives
{
    public static async Task ExpandAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (var path in Directory.GetFiles(folder, "*.zip").Order(StringComparer.Ordinal))
        {
            var target = path[..^4];
            if (Directory.Exists(target) || File.Exists(target))
            {
                continue;
            }

            Directory.CreateDirectory(target);
            await using (var file = File.OpenRead(path))
            {
                var unpacked = await ArchiveUnpacker.UnpackAsync(file, Path.GetFileName(path), target, new ArchiveLimits { Unwrap = false }, cancellationToken);
                if (unpacked.IsRefused)
                {
                    // The program finds the zip as it is, and says what is wrong with it.
                    Directory.Delete(target, recursive: true);
                    continue;
                }
            }

            SandboxScratch.MakeReadable(target);
        }
    }
}
