using System.Diagnostics;
using System.Net;

namespace SharedTask.Benchmarks;

/// <summary>A request body that remembers when its last byte was handed over.</summary>
internal sealed class StampedContent(byte[] content) : HttpContent
{
    public long FinishedAt { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(content);
        await stream.FlushAsync();
        FinishedAt = Stopwatch.GetTimestamp();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = content.Length;
        return true;
    }
}
