using System.Security.Cryptography;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Tests.Storage;

/// <summary>What every blob store does; run against each of them.</summary>
public abstract class BlobStoreTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(131_072)]
    [InlineData(9_000_001)]
    public async Task Put_OfAnySize_IsReadBackUnderItsHash(int size)
    {
        var store = await CreateAsync();
        var content = Content(size);

        var stored = await store.PutAsync(new TricklingStream(content), size, Stop);

        stored.Value.ShouldBe(new StoredBlob(Convert.ToHexStringLower(SHA256.HashData(content)), size));
        (await store.ExistsAsync(stored.Value.Hash, Stop)).ShouldBeTrue();
        (await ReadAsync(store, stored.Value.Hash)).AsSpan().SequenceEqual(content).ShouldBeTrue();
    }

    [Fact]
    public async Task Put_LongerThanAllowed_IsRefusedAtOnceAndLeavesNothing()
    {
        var store = await CreateAsync();
        var content = Content(50_000_000);
        var stream = new TricklingStream(content);

        var stored = await store.PutAsync(stream, 1_000_000, Stop);

        stored.Refusal.ShouldNotBeNull().Key.ShouldBe("upload.too-large");
        stored.Refusal.Facts["limit"].ShouldBe("976.6 KiB");
        stream.Position.ShouldBeLessThan(1_500_000);
        (await store.ExistsAsync(Convert.ToHexStringLower(SHA256.HashData(content)), Stop)).ShouldBeFalse();
        (await CountStagedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Put_WhoseSenderGoesAway_LeavesNothing()
    {
        var store = await CreateAsync();
        var content = Content(3_000_000);

        await Should.ThrowAsync<IOException>(() => store.PutAsync(new TricklingStream(content) { BreaksAt = 2_000_000 }, content.Length, Stop));

        (await store.ExistsAsync(Convert.ToHexStringLower(SHA256.HashData(content)), Stop)).ShouldBeFalse();
        (await store.ExistsAsync(Convert.ToHexStringLower(SHA256.HashData(content.AsSpan(0, 2_000_000))), Stop)).ShouldBeFalse();
        (await CountStagedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Put_OfTheSameContentManyTimesAtOnce_KeepsOneWholeBlob()
    {
        var store = await CreateAsync();
        var content = Content(2_000_000);

        var stored = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.PutAsync(new MemoryStream(content), content.Length, Stop), Stop)));

        var hash = stored.Select(answer => answer.Value.Hash).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        (await ReadAsync(store, hash)).AsSpan().SequenceEqual(content).ShouldBeTrue();
        (await CountStagedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Blob_BeingPut_IsNotThereBeforeItIsWhole()
    {
        var store = await CreateAsync();
        var content = Content(1_000_000);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var seen = new List<bool>();

        await store.PutAsync(new TricklingStream(content) { OnRead = async () => seen.Add(await store.ExistsAsync(hash, Stop)) }, content.Length, Stop);

        seen.Count.ShouldBeGreaterThan(3);
        seen.ShouldAllBe(exists => !exists);
        (await store.ExistsAsync(hash, Stop)).ShouldBeTrue();
    }

    [Fact]
    public async Task Read_OfWhatIsNotThere_SaysSo()
    {
        var store = await CreateAsync();
        var hash = new string('0', 64);

        await Should.ThrowAsync<FileNotFoundException>(() => store.OpenReadAsync(hash, Stop));
        (await store.ExistsAsync(hash, Stop)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    [InlineData("../////////////////////////////////////////////////////////////x")]
    public async Task Read_OfWhatIsNoHash_LeadsNowhere(string hash)
    {
        var store = await CreateAsync();

        await Should.ThrowAsync<ArgumentException>(() => store.OpenReadAsync(hash, Stop));
        await Should.ThrowAsync<ArgumentException>(() => store.ExistsAsync(hash, Stop));
    }

    [Fact]
    public async Task Read_CanSeek_AsZipReadersMust()
    {
        var store = await CreateAsync();
        var content = Content(300_000);
        var stored = await store.PutAsync(new MemoryStream(content), content.Length, Stop);

        await using var blob = await store.OpenReadAsync(stored.Value.Hash, Stop);
        blob.Seek(-10, SeekOrigin.End);
        var end = new byte[10];
        await blob.ReadExactlyAsync(end, Stop);

        end.ShouldBe(content[^10..]);
    }

    protected static byte[] Content(int size)
    {
        var content = new byte[size];
        for (var i = 0; i < size; i++)
        {
            content[i] = (byte)((i * 31) ^ (i >> 8));
        }

        return content;
    }

    protected abstract Task<IBlobStore> CreateAsync();

    /// <summary>How many unfinished blobs lie about.</summary>
    protected abstract Task<int> CountStagedAsync();

    private static async Task<byte[]> ReadAsync(IBlobStore store, string hash)
    {
        await using var blob = await store.OpenReadAsync(hash, Stop);
        using var copy = new MemoryStream();
        await blob.CopyToAsync(copy, Stop);
        return copy.ToArray();
    }
}
