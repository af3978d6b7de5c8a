namespace SharedTask.Worker.Jobs;

/// <summary>What one place of a process holds of the long lane.</summary>
internal sealed class LanePass(Lanes lanes) : IDisposable
{
    private bool isLong;

    /// <summary>Takes a part of the long lane for the run at hand; false if it is full.</summary>
    public bool TryEnterLong() => isLong || (isLong = lanes.TryEnter());

    public void Dispose()
    {
        if (isLong)
        {
            lanes.Leave();
        }
    }
}
