using System.IO.Compression;
using System.Text;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Bundles.Export;

/// <summary>A bundle as it would be written, with what its format cannot say.</summary>
public sealed class PreparedBundle
{
    /// <summary>So that the same competition always becomes the same bundle.</summary>
    private static readonly DateTimeOffset AnyTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly BundleDraft draft;
    private readonly IBlobStore blobs;

    internal PreparedBundle(string slug, BundleDraft draft, IBlobStore blobs)
    {
        (this.draft, this.blobs) = (draft, blobs);
        FileName = $"{slug}.{(draft.Dialect == BundleDialect.Codabench ? "codabench" : "codalab")}.zip";
        draft.Files.Text("README.md", BundleReadme.Write(draft));
    }

    public string FileName { get; }

    public BundleDialect Dialect => draft.Dialect;

    public IReadOnlyList<Finding> Findings => draft.Findings;

    /// <summary>Whether the format can hold the competition at all.</summary>
    public bool Fits => draft.Fits;

    /// <summary>Writes the bundle; the stream need not be one that can seek. Answers the files that the store has lost.</summary>
    public async Task<IReadOnlyList<string>> WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        List<string> missing = [];
        await using var archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        foreach (var (path, text) in draft.Files.Texts)
        {
            await AddAsync(archive, path, new MemoryStream(Encoding.UTF8.GetBytes(text)), cancellationToken);
        }

        if (draft.Files.HasLogo)
        {
            await AddAsync(archive, BundlePages.LogoPath, new MemoryStream(BundlePages.LogoBytes.ToArray()), cancellationToken);
        }

        foreach (var (path, hash) in draft.Files.Blobs)
        {
            try
            {
                await AddAsync(archive, path, await blobs.OpenReadAsync(hash, cancellationToken), cancellationToken);
            }
            catch (FileNotFoundException)
            {
                missing.Add(path);
            }
        }

        return missing;
    }

    private static async Task AddAsync(ZipArchive archive, string path, Stream content, CancellationToken cancellationToken)
    {
        await using (content)
        {
            var entry = archive.CreateEntry(path);
            entry.LastWriteTime = AnyTime;
            await using var target = await entry.OpenAsync(cancellationToken);
            await content.CopyToAsync(target, cancellationToken);
        }
    }
}
