using System.Buffers.Binary;

namespace SharedTask.Core.Storage;

/// <summary>
/// What a zip says of its directory, read without building it: the base class library makes an object of every entry before anyone
/// can count them, and a hundred megabytes hold two million.
/// </summary>
/// <param name="Entries">The number of entries that it names.</param>
/// <param name="Bytes">The bytes between the directory's start and its end record.</param>
internal readonly record struct ZipDirectory(ulong Entries, ulong Bytes)
{
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LocatorLength = 20;
    private const int LargeEndLength = 56;

    /// <summary>Reads the end record; <see langword="null"/> if there is none that makes sense.</summary>
    public static async Task<ZipDirectory?> FindAsync(Stream zip, CancellationToken cancellationToken)
    {
        var tail = new byte[Math.Min(zip.Length, EndLength + LongestComment + LocatorLength)];
        var tailStart = zip.Length - tail.Length;
        await ReadAtAsync(zip, tailStart, tail, cancellationToken);
        if (tail.Length < EndLength || tail.AsSpan(0, tail.Length - EndLength + 4).LastIndexOf("PK\x05\x06"u8) is not (>= 0 and var end))
        {
            return null;
        }

        ulong entries = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        ulong start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if ((entries == ushort.MaxValue || start == uint.MaxValue) && end >= LocatorLength
            && tail.AsSpan(end - LocatorLength).StartsWith("PK\x06\x07"u8))
        {
            var large = new byte[LargeEndLength];
            var position = BinaryPrimitives.ReadUInt64LittleEndian(tail.AsSpan(end - LocatorLength + 8));
            if (position > (ulong)(zip.Length - LargeEndLength))
            {
                return null;
            }

            await ReadAtAsync(zip, (long)position, large, cancellationToken);
            entries = BinaryPrimitives.ReadUInt64LittleEndian(large.AsSpan(32));
            start = BinaryPrimitives.ReadUInt64LittleEndian(large.AsSpan(48));
        }

        var directoryEnd = (ulong)(tailStart + end);
        return start <= directoryEnd ? new ZipDirectory(entries, directoryEnd - start) : null;
    }

    private static async Task ReadAtAsync(Stream zip, long position, byte[] buffer, CancellationToken cancellationToken)
    {
        zip.Position = position;
        await zip.ReadExactlyAsync(buffer, cancellationToken);
    }
}
