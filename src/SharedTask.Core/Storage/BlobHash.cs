using System.Buffers;
using System.Security.Cryptography;

namespace SharedTask.Core.Storage;

/// <summary>Hashes blobs while they are copied, and knows what a hash looks like.</summary>
internal static class BlobHash
{
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>Refuses everything that is not a SHA-256 in lower-case hex, so that no address leads out of the store.</summary>
    public static string Check(string hash) => IsHash(hash)
        ? hash
        : throw new ArgumentException("Not a blob's hash.", nameof(hash));

    public static bool IsHash(string text) => text.Length == 64 && !text.AsSpan().ContainsAnyExcept(Hex);

    /// <summary>Copies and hashes; answers a refusal when more comes than is allowed.</summary>
    public static async Task<Answer<StoredBlob>> CopyAsync(Stream source, Stream target, long maxBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            long bytes = 0;
            int read;
            while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
            {
                bytes += read;
                if (bytes > maxBytes)
                {
                    return TooLarge(maxBytes);
                }

                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return new StoredBlob(Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static Refusal TooLarge(long maxBytes) => new("upload.too-large", ("limit", FileSize.Format(maxBytes)));
}
