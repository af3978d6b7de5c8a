using SharedTask.Core.Archives.Content;
using SharedTask.Core.Competitions;

namespace SharedTask.Core.Archives.Import;

/// <summary>Makes the rows of phases and of their references.</summary>
internal sealed class PhaseRows(Competition competition, IReadOnlyList<Track> tracks, ArchiveGuard guard, RowList rows, Func<int?, Guid> personOf, IdSequence ids)
{
    /// <summary>Every version of every reference, by the places of its track and phase.</summary>
    public Dictionary<(int Track, int Phase, int Version), Guid> References { get; } = [];

    public Phase Make(ArchivedPhase phase, int place)
    {
        var field = $"phases[{ArchiveGuard.Number(place)}]";
        guard.Require(phase.Slug == Slug.From(phase.Slug, ""), $"{field}.slug");
        guard.Require(phase.RunsPerDay is null or > 0, $"{field}.runsPerDay");
        guard.Require(phase.RunsInAll is null or > 0, $"{field}.runsInAll");
        var made = rows.Add(
            new Phase
            {
                Id = ids.Next(),
                CompetitionId = competition.Id,
                Slug = phase.Slug,
                Title = phase.Title,
                Position = phase.Position,
                StartsAt = phase.StartsAt,
                EndsAt = phase.EndsAt,
                RunsPerDay = phase.RunsPerDay,
                RunsInAll = phase.RunsInAll,
                Visibility = phase.Visibility,
                FreezesAt = phase.FreezesAt,
                ReleasesAt = phase.ReleasesAt,
            },
            field);
        guard.Unique(phase.Tracks, $"{field}.tracks");
        rows.AddRange(phase.Tracks.Select(track => new PhaseTrack { PhaseId = made.Id, TrackId = guard.At(tracks, track, $"{field}.tracks").Id }));
        foreach (var reference in phase.References)
        {
            var row = MakeReference(reference, made, $"{field}.references");
            guard.Require(References.TryAdd((reference.Track, place, reference.Version), row.Id), $"{field}.references");
        }

        return made;
    }

    private ReferenceSet MakeReference(ArchivedReference reference, Phase phase, string field)
    {
        guard.Require(reference is { Version: > 0, Bytes: >= 0 }, field);
        return rows.Add(
            new ReferenceSet
            {
                Id = ids.Next(),
                TrackId = guard.At(tracks, reference.Track, $"{field}.track").Id,
                PhaseId = phase.Id,
                Version = reference.Version,
                FileName = reference.FileName,
                BlobHash = guard.Blob(reference.Blob, $"{field}.blob"),
                Bytes = reference.Bytes,
                State = reference.State,
                Items = reference.Items,
                ProblemsJson = ArchivedProblems.Check(guard, reference.ProblemsJson, $"{field}.problemsJson"),
                CreatedBy = personOf(reference.CreatedBy),
                CreatedAt = reference.CreatedAt,
            },
            field);
    }
}
