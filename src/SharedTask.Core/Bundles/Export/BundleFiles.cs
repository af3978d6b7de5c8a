using SharedTask.Core.Competitions;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Bundles.Export;

/// <summary>The files of a bundle to be: texts of ours and blobs of the store, each blob once.</summary>
internal sealed class BundleFiles
{
    private readonly SortedDictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> blobs = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Folder, string Hash, string Name), string> known = [];

    public IReadOnlyDictionary<string, string> Texts => texts;

    public IReadOnlyDictionary<string, string> Blobs => blobs;

    public string Text(string path, string content)
    {
        texts[path] = content;
        return path;
    }

    /// <summary>The picture that stands in.</summary>
    public string Logo(string path)
    {
        HasLogo = true;
        return path;
    }

    public bool HasLogo { get; private set; }

    /// <summary>The path of a blob, in a folder of its own, so that it keeps its name.</summary>
    public string Blob(string folder, string hash, string fileName)
    {
        var name = ArchiveUnpacker.SafeName(fileName);
        if (!known.TryGetValue((folder, hash, name), out var path))
        {
            var number = known.Keys.Count(key => key.Folder == folder) + 1;
            known[(folder, hash, name)] = path = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{folder}/{number}/{name}");
            blobs[path] = hash;
        }

        return path;
    }

    /// <summary>The path of a file of the competition's page; nothing for none.</summary>
    public string? PathOf(CompetitionFile? file) => file is null ? null : Blob("files", file.BlobHash, file.FileName);

    /// <summary>The path of a zip, or the folder of a file that is none: the platforms pack a folder that is named with a slash.</summary>
    public static string ForPlatform(string path) =>
        path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? path : path[..(path.LastIndexOf('/') + 1)];
}
