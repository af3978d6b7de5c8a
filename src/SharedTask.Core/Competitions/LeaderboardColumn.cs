namespace SharedTask.Core.Competitions;

/// <summary>A column of a track's leaderboards.</summary>
public sealed class LeaderboardColumn
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid TrackId { get; init; }

    /// <summary>The metric's key in the scorer's manifest.</summary>
    public required string Metric { get; set; }

    public required string Title { get; set; }

    public bool HigherIsBetter { get; set; } = true;

    /// <summary>Digits after the point.</summary>
    public int Digits { get; set; } = 4;

    public int Position { get; set; }

    /// <summary>1 for the column that ranks, 2 and on for those that decide ties, in this order; <see langword="null"/> for the others.</summary>
    public int? RankOrder { get; set; }

    /// <summary>Whether only organizers see it.</summary>
    public bool Hidden { get; set; }
}
