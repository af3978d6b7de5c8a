namespace SharedTask.Core.Evaluations;

/// <summary>When a competition, or a team in it, last had its turn in the queue: what makes the queue fair.</summary>
public sealed class QueueTurn
{
    /// <summary>The team id that stands for the competition as a whole.</summary>
    public static readonly Guid WholeCompetition = Guid.Empty;

    public required Guid CompetitionId { get; init; }

    public required Guid TeamId { get; init; }

    public DateTime ServedAt { get; set; }
}
