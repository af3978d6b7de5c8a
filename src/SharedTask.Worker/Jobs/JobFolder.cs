using SharedTask.Core;
using SharedTask.Core.Storage;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Jobs;

/// <summary>Lays uploads out for a plugin, and takes everything away afterwards.</summary>
internal sealed class JobFolder(SandboxScratch scratch, IBlobStore blobs) : IDisposable
{
    /// <summary>Programs and their data were packed by organizers, in folders that they mean.</summary>
    private static readonly ArchiveLimits Whole = new() { Unwrap = false, Entries = 20_000, ExpandedBytes = 4L * 1024 * 1024 * 1024, NameLength = 400 };

    private readonly string root = scratch.CreateFolder();

    public Task<(string Folder, Refusal? Refusal)> UnpackAsync(string name, string fileName, string blobHash, CancellationToken cancellationToken) =>
        UnpackAsync(name, fileName, blobHash, isWhole: false, cancellationToken);

    /// <summary>Makes a folder of the job's own.</summary>
    public string Make(string name)
    {
        var folder = Path.Combine(root, name);
        Directory.CreateDirectory(folder);
        SandboxScratch.MakeReadable(folder);
        return folder;
    }

    /// <summary>Unpacks an upload; a folder around everything stays if it is to be whole.</summary>
    public async Task<(string Folder, Refusal? Refusal)> UnpackAsync(
        string name, string fileName, string blobHash, bool isWhole, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(root, name);
        Directory.CreateDirectory(folder);
        var copy = Path.Combine(root, name + ".upload");
        await using (var blob = await blobs.OpenReadAsync(blobHash, cancellationToken))
        {
            if (blob is FileStream)
            {
                await VerifiedBlob.CopyAsync(blob, blobHash, Stream.Null, cancellationToken);
                blob.Position = 0;
                return (folder, await UnpackAsync(blob, fileName, folder, isWhole, cancellationToken));
            }

            // Zip archives are read from their end, and a store that is far away is read only once.
            await using var file = File.Create(copy);
            await VerifiedBlob.CopyAsync(blob, blobHash, file, cancellationToken);
        }

        await using var upload = File.OpenRead(copy);
        return (folder, await UnpackAsync(upload, fileName, folder, isWhole, cancellationToken));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static async Task<Refusal?> UnpackAsync(Stream upload, string fileName, string folder, bool isWhole, CancellationToken cancellationToken)
    {
        var unpacked = await ArchiveUnpacker.UnpackAsync(upload, fileName, folder, isWhole ? Whole : new ArchiveLimits(), cancellationToken);
        SandboxScratch.MakeReadable(folder);
        return unpacked.Refusal;
    }
}
