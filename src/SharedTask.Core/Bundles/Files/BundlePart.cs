namespace SharedTask.Core.Bundles.Files;

/// <summary>A file or folder of a bundle that a key names.</summary>
/// <param name="Path">Its path in the bundle, as it is there.</param>
/// <param name="IsFolder">Whether it is a folder, which is packed when it is imported.</param>
/// <param name="Bytes">Its size; a folder's is that of its files.</param>
public sealed record BundlePart(string Path, bool IsFolder, long Bytes)
{
    /// <summary>The name that it is kept under.</summary>
    public string FileName => System.IO.Path.GetFileName(Path) + (IsFolder ? ".zip" : "");
}
