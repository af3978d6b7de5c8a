using SharedTask.Core.Bundles.Plan;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>A leaderboard of a bundle: its name and its columns, ready for a track.</summary>
internal sealed record TrackBoard(string Title, IReadOnlyList<ImportColumn> Columns, Leaderboards.RunSelection RunSelection)
{
    /// <summary>Who sees it until it is released.</summary>
    public Leaderboards.BoardVisibility Visibility { get; init; }
}
