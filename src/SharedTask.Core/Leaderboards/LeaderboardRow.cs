namespace SharedTask.Core.Leaderboards;

/// <summary>One team's place on a leaderboard.</summary>
public sealed class LeaderboardRow
{
    public required Guid LeaderboardId { get; init; }

    public required Guid TeamId { get; init; }

    /// <summary>The run that counts.</summary>
    public required Guid RunId { get; set; }

    /// <summary>The evaluation that the values come from.</summary>
    public required Guid EvaluationId { get; set; }

    public required DateTime RunReceivedAt { get; set; }

    /// <summary>The row's place from the top, counted from 1.</summary>
    public int Position { get; set; }

    /// <summary>The rank; <see langword="null"/> for what is shown unranked: baselines, and rows without the ranking score.</summary>
    public double? Rank { get; set; }

    /// <summary>A JSON object: metric key to <c>[value, low, high]</c>, the interval left out where there is none.</summary>
    public required string ValuesJson { get; set; }

    /// <summary>How many scored runs the team has here.</summary>
    public int ScoredRuns { get; set; }
}
