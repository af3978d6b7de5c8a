namespace SharedTask.Core.Evaluations;

/// <summary>A process that works on runs, as it last said of itself.</summary>
public sealed class WorkerProcess
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Machine and process.</summary>
    public required string Name { get; init; }

    /// <summary>The queues that it serves, parted by commas; <c>*</c> for all.</summary>
    public required string Queues { get; init; }

    /// <summary>Runs worked on at a time.</summary>
    public required int Slots { get; init; }

    public required DateTime StartedAt { get; init; }

    public DateTime SeenAt { get; set; }

    public bool Serves(string queue) => QueueNames.Parse(Queues) is not { } names || names.Contains(queue, StringComparer.Ordinal);
}
