using System.Text;

namespace SharedTask.Worker.Sandbox;

/// <summary>Keeps the end of what a program prints and tells when it prints too much.</summary>
internal sealed class LogTail(long floodBytes)
{
    private const int KeptBytes = 32 * 1024;

    private readonly byte[] kept = new byte[KeptBytes];
    private long total;

    /// <summary>Reads to the end; past the flood mark it calls <paramref name="onFlood"/> once and goes on reading without keeping more.</summary>
    public async Task ReadAsync(Stream stream, Action onFlood, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (total <= floodBytes && total + read > floodBytes)
            {
                onFlood();
            }

            Keep(buffer.AsSpan(0, read));
        }
    }

    public override string ToString()
    {
        var length = (int)Math.Min(total, KeptBytes);
        var text = new byte[length];
        for (var i = 0; i < length; i++)
        {
            text[i] = kept[(total - length + i) % KeptBytes];
        }

        return Encoding.UTF8.GetString(text).Replace("\0", "", StringComparison.Ordinal);
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            kept[total++ % KeptBytes] = value;
        }
    }
}
