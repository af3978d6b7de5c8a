using SharedTask.Core.Competitions;

namespace SharedTask.Testing;

/// <summary>A track of a <see cref="CompetitionScene"/>.</summary>
public sealed record SceneTrack(Track Track, Scorer Scorer, IReadOnlyList<LeaderboardColumn> Columns);
