using System.Text.Json;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Archives.Writing;

/// <summary>The pages of an archive while it is made, in a temporary folder that nobody else may read.</summary>
internal sealed class PartFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sharedtask-archive-").FullName;

    /// <summary>The bytes of all pages.</summary>
    public long Bytes => new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);

    public async Task WriteAsync<T>(string name, T page, CancellationToken cancellationToken)
    {
        await using var file = File.Create(PathOf(name));
        await JsonSerializer.SerializeAsync(file, page, ArchiveJson.Pages, cancellationToken);
        file.WriteByte((byte)'\n');
    }

    public async Task WriteLinesAsync<T>(string name, IAsyncEnumerable<T> lines, CancellationToken cancellationToken)
    {
        await using var file = File.Create(PathOf(name));
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            await JsonSerializer.SerializeAsync(file, line, ArchiveJson.Lines, cancellationToken);
            file.WriteByte((byte)'\n');
        }
    }

    public FileStream OpenRead(string name) => File.OpenRead(PathOf(name));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string PathOf(string name) => Path.Combine(folder, ArchiveUnpacker.SafeName(name));
}
