namespace SharedTask.Core.Leaderboards;

/// <summary>What tells two states of a leaderboard apart for one viewer, without the leaderboard itself.</summary>
/// <param name="Sight">How much of it the viewer sees.</param>
/// <param name="LeaderboardId">The board behind it, for watchers; <see langword="null"/> if nothing is shown or nothing has been scored.</param>
/// <param name="Revision">Raised by every change of that board; 0 if there is nothing to see.</param>
/// <param name="ChangesAt">When the viewer will see another board, or more or less of it; <see langword="null"/> if that is not planned.</param>
public sealed record BoardStamp(BoardSight Sight, Guid? LeaderboardId, long Revision, DateTime? ChangesAt)
{
    /// <summary>A text that differs whenever what is seen may differ: revisions of a live and a frozen board are not the same.</summary>
    public static string TextOf(BoardSight sight, long revision) => FormattableString.Invariant($"{sight}.{revision}").ToLowerInvariant();

    /// <inheritdoc/>
    public override string ToString() => TextOf(Sight, Revision);
}
