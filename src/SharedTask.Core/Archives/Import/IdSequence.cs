using System.Buffers.Binary;

namespace SharedTask.Core.Archives.Import;

/// <summary>New keys that rise in the order in which they are asked for.</summary>
internal sealed class IdSequence(DateTimeOffset now)
{
    private readonly byte[] first = Guid.CreateVersion7(now).ToByteArray(bigEndian: true);
    private ulong next;

    public Guid Next()
    {
        // Time, version and variant stay, and so many random bits that no other import has the same; the last six bytes count.
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(counter, next++);
        counter[2..].CopyTo(first.AsSpan(10));
        return new Guid(first, bigEndian: true);
    }
}
