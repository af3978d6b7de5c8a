namespace SharedTask.Core.Tests.Storage;

/// <summary>Content that comes in pieces, as from a network, and may break off.</summary>
internal sealed class TricklingStream(byte[] content) : Stream
{
    private const int Piece = 100_000;

    private int position;

    public int? BreaksAt { get; init; }

    public Func<Task>? OnRead { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (OnRead is not null)
        {
            await OnRead();
        }

        if (position >= BreaksAt)
        {
            throw new IOException("The sender has gone away.");
        }

        var count = Math.Min(Math.Min(buffer.Length, Piece), content.Length - position);
        content.AsMemory(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
