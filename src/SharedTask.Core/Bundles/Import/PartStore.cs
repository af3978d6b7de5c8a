using System.IO.Compression;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Bundles.Import;

/// <summary>Stores parts of a bundle as blobs: a file as it is, a folder packed, each once.</summary>
internal sealed class PartStore(BundleFolder bundle, IBlobStore blobs)
{
    /// <summary>So that the same folder always becomes the same blob.</summary>
    private static readonly DateTimeOffset AnyTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, StoredBlob> stored = new(StringComparer.Ordinal);

    public async Task<StoredBlob> PutAsync(BundlePart part, CancellationToken cancellationToken)
    {
        if (stored.TryGetValue(part.Path, out var known))
        {
            return known;
        }

        await using var content = part.IsFolder ? await PackAsync(part, cancellationToken) : bundle.OpenRead(part.Path);
        var put = await blobs.PutAsync(content, long.MaxValue, cancellationToken);
        return stored[part.Path] = put.Value;
    }

    public async Task<StoredBlob> PutNothingAsync(CancellationToken cancellationToken)
    {
        using var nothing = new MemoryStream();
        return (await blobs.PutAsync(nothing, 1, cancellationToken)).Value;
    }

    private async Task<FileStream> PackAsync(BundlePart folder, CancellationToken cancellationToken)
    {
        var packed = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 128 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await using (var archive = await ZipArchive.CreateAsync(packed, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
            {
                foreach (var name in bundle.FilesOf(folder.Path))
                {
                    var entry = archive.CreateEntry(name);
                    entry.LastWriteTime = AnyTime;
                    await using var target = await entry.OpenAsync(cancellationToken);
                    await using var source = bundle.OpenRead($"{folder.Path}/{name}");
                    await source.CopyToAsync(target, cancellationToken);
                }
            }

            packed.Position = 0;
            return packed;
        }
        catch
        {
            await packed.DisposeAsync();
            throw;
        }
    }
}
