using System.Threading.Channels;

namespace SharedTask.Worker.Sandbox;

/// <summary>Gives every sandbox that runs at a time a user id of its own.</summary>
/// <param name="firstUserId">The first that may be given.</param>
/// <param name="isTheirs">Whether sandboxes become these users; if not, the ids only tell them apart.</param>
internal sealed class SandboxSlots(int firstUserId, bool isTheirs) : IDisposable
{
    private readonly Channel<int> free = Channel.CreateBounded<int>(UserIdBlock.Size);
    private readonly Lock filling = new();
    private UserIdBlock? block;
    private bool isFilled;

    public ValueTask<int> TakeAsync(CancellationToken cancellationToken)
    {
        Fill();
        return free.Reader.ReadAsync(cancellationToken);
    }

    public void Return(int userId) => free.Writer.TryWrite(userId);

    public void Dispose() => block?.Dispose();

    /// <summary>Only now: a process that runs no sandbox holds no users.</summary>
    private void Fill()
    {
        lock (filling)
        {
            if (isFilled)
            {
                return;
            }

            if (isTheirs)
            {
                block = UserIdBlock.Claim(firstUserId, UserIdBlock.DefaultFolder);
                LeftOverSandboxes.End(block.First, UserIdBlock.Size);
            }

            for (var i = 0; i < UserIdBlock.Size; i++)
            {
                free.Writer.TryWrite((block?.First ?? firstUserId) + i);
            }

            isFilled = true;
        }
    }
}
