namespace SharedTask.Core.Leaderboards;

/// <summary>The place of a run that counts on a leaderboard.</summary>
public sealed class LeaderboardRow
{
    public required Guid LeaderboardId { get; init; }

    public required Guid RunId { get; init; }

    /// <summary>The run's team, which has several rows where several of its runs count.</summary>
    public required Guid TeamId { get; init; }

    /// <summary>The evaluation that the values come from.</summary>
    public required Guid EvaluationId { get; set; }

    public required DateTime RunReceivedAt { get; init; }

    /// <summary>The row's place from the top, counted from 1.</summary>
    public int Position { get; set; }

    /// <summary>The rank; <see langword="null"/> for what is shown unranked: rows with a flag or without the ranking score.</summary>
    public double? Rank { get; set; }

    /// <summary>The number out of all ranking columns that ranked the row, where the track's rule makes one.</summary>
    public double? Combined { get; set; }

    /// <summary>A JSON object: metric key to <c>[value, low, high]</c>, the interval left out where there is none.</summary>
    public required string ValuesJson { get; set; }

    /// <summary>How many scored runs the team has here.</summary>
    public int ScoredRuns { get; set; }

    public RowFlag Flag { get; set; }
}
