namespace SharedTask.Core.Archives.Import;

/// <summary>What an archive became.</summary>
/// <param name="CompetitionId">The competition.</param>
/// <param name="Slug">Its slug here.</param>
/// <param name="Boards">How many leaderboards the archive has, which were made anew and compared.</param>
/// <param name="Differing">The leaderboards that are not what the archive says they were, as "track / phase".</param>
public sealed record ImportedArchive(Guid CompetitionId, string Slug, int Boards, IReadOnlyList<string> Differing);
