using System.Buffers.Binary;
using System.Text;

namespace SharedTask.Worker.Sandbox;

/// <summary>Reads what the sandbox's init writes: the files of the output folder and how the program ended.</summary>
internal static class FrameReader
{
    /// <summary>What init wrote; <see langword="null"/> if the stream ended before it said how the program ended.</summary>
    internal sealed record Frames(IReadOnlyDictionary<string, byte[]> Files, bool Capped, int WaitStatus);

    public static async Task<Frames?> ReadAsync(Stream stream, SandboxLimits limits, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var head = new byte[8];
        long bytes = 0;
        try
        {
            while (true)
            {
                await stream.ReadExactlyAsync(head.AsMemory(0, 1), cancellationToken);
                if (head[0] == (byte)'E')
                {
                    await stream.ReadExactlyAsync(head.AsMemory(0, 5), cancellationToken);
                    return new Frames(files, head[0] != 0, BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(1)));
                }

                if (head[0] != (byte)'F' || files.Count >= limits.OutputFiles)
                {
                    return null;
                }

                await stream.ReadExactlyAsync(head.AsMemory(0, 2), cancellationToken);
                var name = new byte[BinaryPrimitives.ReadUInt16LittleEndian(head)];
                await stream.ReadExactlyAsync(name, cancellationToken);
                await stream.ReadExactlyAsync(head, cancellationToken);
                var size = BinaryPrimitives.ReadInt64LittleEndian(head);
                bytes += size;
                if (size < 0 || bytes > limits.OutputBytes)
                {
                    return null;
                }

                var content = new byte[size];
                await stream.ReadExactlyAsync(content, cancellationToken);
                files[Encoding.UTF8.GetString(name)] = content;
            }
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }
}
