using SharedTask.Core;
using SharedTask.Core.Storage;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Jobs;

/// <summary>Lays uploads out for a plugin, and takes everything away afterwards.</summary>
internal sealed class JobFolder(SandboxScratch scratch, IBlobStore blobs) : IDisposable
{
    private readonly string root = scratch.CreateFolder();

    public async Task<(string Folder, Refusal? Refusal)> UnpackAsync(
        string name, string fileName, string blobHash, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(root, name);
        Directory.CreateDirectory(folder);
        var copy = Path.Combine(root, name + ".upload");
        await using (var blob = await blobs.OpenReadAsync(blobHash, cancellationToken))
        {
            // Zip archives are read from their end: a seekable copy also for stores that stream.
            if (blob.CanSeek)
            {
                return (folder, await UnpackAsync(blob, fileName, folder, cancellationToken));
            }

            await using var file = File.Create(copy);
            await blob.CopyToAsync(file, cancellationToken);
        }

        await using var upload = File.OpenRead(copy);
        return (folder, await UnpackAsync(upload, fileName, folder, cancellationToken));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static async Task<Refusal?> UnpackAsync(Stream upload, string fileName, string folder, CancellationToken cancellationToken)
    {
        var unpacked = await ArchiveUnpacker.UnpackAsync(upload, fileName, folder, new ArchiveLimits(), cancellationToken);
        SandboxScratch.MakeReadable(folder);
        return unpacked.Refusal;
    }
}
