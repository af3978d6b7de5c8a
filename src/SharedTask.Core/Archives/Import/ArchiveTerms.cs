namespace SharedTask.Core.Archives.Import;

/// <summary>On whose behalf, and with whom, an archive is imported.</summary>
/// <param name="Stand">Who stands for people who do not come along, and owns a competition that comes without an owner.</param>
/// <param name="WithPeople">Whether people and the history come along; only for those who look after the site.</param>
/// <param name="IsOwner">Whether <paramref name="Stand"/> owns the competition besides those whom the archive names.</param>
public sealed record ArchiveTerms(Guid Stand, bool WithPeople, bool IsOwner);
