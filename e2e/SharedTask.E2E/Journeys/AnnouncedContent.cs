using System.Net;

namespace SharedTask.E2E.Journeys;

/// <summary>A request body of zeros that is as long as it says, and counts what was taken of it.</summary>
internal sealed class AnnouncedContent(long length) : HttpContent
{
    public long Sent { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var zeros = new byte[1 << 20];
        for (; Sent < length; Sent += zeros.Length)
        {
            await stream.WriteAsync(zeros);
        }
    }

    protected override bool TryComputeLength(out long announced)
    {
        announced = length;
        return true;
    }
}
