namespace SharedTask.Core.Evaluations;

/// <summary>A run in the queue, as the forecast sees it.</summary>
internal sealed record QueuedRun(Guid RunId, Guid CompetitionId, Guid TeamId, DateTime ReceivedAt)
{
    /// <summary>Whether it is yet to be checked.</summary>
    public bool IsCheck { get; init; }

    /// <summary>Whether a worker has it.</summary>
    public bool IsHeld { get; init; }

    public int Attempts { get; init; }

    /// <summary>How long it is expected to take.</summary>
    public TimeSpan Expected { get; init; }

    public bool IsLong { get; init; }
}
