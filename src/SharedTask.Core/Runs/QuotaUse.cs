namespace SharedTask.Core.Runs;

/// <summary>How many runs of a team count in a track and phase on a day. Raised and lowered by conditional updates, so that two requests at once cannot both win.</summary>
public sealed class QuotaUse
{
    /// <summary>The day that stands for all days together.</summary>
    public const int AllDays = 0;

    public required Guid TeamId { get; init; }

    public required Guid TrackId { get; init; }

    public required Guid PhaseId { get; init; }

    /// <summary>The UTC day as <see cref="DateOnly.DayNumber"/>, or <see cref="AllDays"/>.</summary>
    public required int Day { get; init; }

    public int Used { get; set; }
}
