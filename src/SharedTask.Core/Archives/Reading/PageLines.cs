using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace SharedTask.Core.Archives.Reading;

/// <summary>Splits a page into lines, one at a time; a line that is too long is <see langword="null"/> and the last.</summary>
internal static class PageLines
{
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>?> ReadAsync(Stream page, int longest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(page, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                yield return buffer.Slice(0, end).ToArray();
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (buffer.Length > longest || (read.IsCompleted && buffer.Length > 0))
            {
                yield return null;
                break;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        await reader.CompleteAsync();
    }
}
