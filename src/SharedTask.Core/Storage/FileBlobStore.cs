namespace SharedTask.Core.Storage;

/// <summary>
/// Blobs as files. A blob is written to the staging folder, forced to the disk, and only then renamed to its address, so that nobody
/// ever sees half of one, whenever the power fails.
/// </summary>
public sealed class FileBlobStore : IBlobStore
{
    private static readonly TimeSpan StagingKept = TimeSpan.FromDays(1);

    private readonly string root;
    private readonly string staging;

    public FileBlobStore(string root, TimeProvider time)
    {
        this.root = Path.GetFullPath(root);
        staging = Path.Combine(this.root, "staging");
        Directory.CreateDirectory(staging);
        // What an ended process was writing. Others may be writing now: only what is old goes.
        var old = time.GetUtcNow().UtcDateTime - StagingKept;
        foreach (var file in new DirectoryInfo(staging).EnumerateFiles().Where(file => file.LastWriteTimeUtc < old))
        {
            file.Delete();
        }
    }

    public async Task<Answer<StoredBlob>> PutAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var staged = Path.Combine(staging, Guid.CreateVersion7().ToString("n"));
        try
        {
            Answer<StoredBlob> copied;
            await using (var file = new FileStream(staged, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true))
            {
                copied = await BlobHash.CopyAsync(content, file, maxBytes, cancellationToken);
                if (!copied.IsRefused)
                {
                    RandomAccess.FlushToDisk(file.SafeFileHandle);
                }
            }

            if (!copied.IsRefused)
            {
                Publish(staged, PathOf(copied.Value.Hash));
            }

            return copied;
        }
        finally
        {
            File.Delete(staged);
        }
    }

    public Task<Stream> OpenReadAsync(string hash, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream>(new FileStream(
                PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan));
        }
        catch (DirectoryNotFoundException exception)
        {
            throw new FileNotFoundException($"There is no blob {hash}.", exception);
        }
    }

    public Task<bool> ExistsAsync(string hash, CancellationToken cancellationToken) => Task.FromResult(File.Exists(PathOf(hash)));

    private void Publish(string staged, string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            FolderSync.Flush(root);
        }

        // The same content is already there, or comes at the same moment: either copy will do.
        File.Move(staged, path, overwrite: true);
        // A rename is safe only once the folder itself is on the disk.
        FolderSync.Flush(folder);
    }

    private string PathOf(string hash) => Path.Combine(root, BlobHash.Check(hash)[..2], hash);
}
