using Microsoft.Extensions.Time.Testing;
using SharedTask.Core.Storage;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Storage;

public sealed class FileBlobStoreTests : BlobStoreTests, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Start_SweepsWhatADeadProcessLeft_AndNotWhatALivingOneWrites()
    {
        var stop = TestContext.Current.CancellationToken;
        Directory.CreateDirectory(folder.Of("staging"));
        await File.WriteAllTextAsync(folder.Of("staging", "left"), "half", stop);
        await File.WriteAllTextAsync(folder.Of("staging", "coming"), "half", stop);
        File.SetLastWriteTimeUtc(folder.Of("staging", "left"), new DateTime(2026, 6, 1, 12, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(folder.Of("staging", "coming"), new DateTime(2026, 6, 2, 12, 0, 0, DateTimeKind.Utc));

        _ = new FileBlobStore(folder.Path, new FakeTimeProvider(new DateTimeOffset(2026, 6, 2, 13, 0, 0, TimeSpan.Zero)));

        Directory.GetFiles(folder.Of("staging")).Select(Path.GetFileName).ShouldBe(["coming"]);
    }

    protected override Task<IBlobStore> CreateAsync() => Task.FromResult<IBlobStore>(new FileBlobStore(folder.Path, TimeProvider.System));

    protected override Task<int> CountStagedAsync() => Task.FromResult(Directory.GetFiles(folder.Of("staging")).Length);
}
