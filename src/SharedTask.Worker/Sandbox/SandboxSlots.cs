using System.Threading.Channels;

namespace SharedTask.Worker.Sandbox;

/// <summary>Gives every sandbox that runs at a time a user id of its own.</summary>
internal sealed class SandboxSlots
{
    private const int Most = 64;

    private readonly Channel<int> free = Channel.CreateBounded<int>(Most);

    public SandboxSlots(int firstUserId)
    {
        for (var i = 0; i < Most; i++)
        {
            free.Writer.TryWrite(firstUserId + i);
        }
    }

    public ValueTask<int> TakeAsync(CancellationToken cancellationToken) => free.Reader.ReadAsync(cancellationToken);

    public void Return(int userId) => free.Writer.TryWrite(userId);
}
