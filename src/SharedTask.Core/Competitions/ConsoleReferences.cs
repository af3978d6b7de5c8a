using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Competitions;

/// <summary>Finds the reference of each track in each phase, and how many runs were scored by what is no longer the newest.</summary>
internal static class ConsoleReferences
{
    public static async Task<IReadOnlyList<ConsoleReference>> FindAsync(SharedTaskDb db, Guid competitionId, CancellationToken cancellationToken)
    {
        var places = await (
            from taken in db.PhaseTracks
            join phase in db.Phases on taken.PhaseId equals phase.Id
            join track in db.Tracks on taken.TrackId equals track.Id
            where phase.CompetitionId == competitionId
            orderby phase.Position, track.Position
            select new { taken.TrackId, TrackSlug = track.Slug, Track = track.Title, taken.PhaseId, PhaseSlug = phase.Slug, Phase = phase.Title })
            .ToListAsync(cancellationToken);
        var references = await (
            from reference in db.ReferenceSets
            join track in db.Tracks on reference.TrackId equals track.Id
            where track.CompetitionId == competitionId
            select reference)
            .ToListAsync(cancellationToken);
        var scorers = await (
            from scorer in db.Scorers
            join track in db.Tracks on scorer.TrackId equals track.Id
            where track.CompetitionId == competitionId
            select new { scorer.Id, scorer.TrackId, scorer.Version })
            .ToListAsync(cancellationToken);
        var scored = await (
            from run in db.Runs
            join evaluation in db.Evaluations on run.Id equals evaluation.RunId
            where run.CompetitionId == competitionId && evaluation.IsCurrent && run.State == RunState.Scored
            group run by new { run.TrackId, run.PhaseId, evaluation.ScorerId, evaluation.ReferenceSetId } into same
            select new { same.Key.TrackId, same.Key.PhaseId, same.Key.ScorerId, same.Key.ReferenceSetId, Count = same.Count() })
            .ToListAsync(cancellationToken);

        return places.ConvertAll(place =>
        {
            var here = references.FindAll(row => row.TrackId == place.TrackId && row.PhaseId == place.PhaseId);
            var newest = here.MaxBy(row => row.Version);
            var ready = here.FindAll(row => row.State == ReferenceState.Ready).MaxBy(row => row.Version);
            var scorer = scorers.FindAll(row => row.TrackId == place.TrackId).MaxBy(row => row.Version);
            return new ConsoleReference
            {
                TrackId = place.TrackId,
                TrackSlug = place.TrackSlug,
                TrackTitle = place.Track,
                PhaseId = place.PhaseId,
                PhaseSlug = place.PhaseSlug,
                PhaseTitle = place.Phase,
                Version = newest?.Version ?? 0,
                FileName = newest?.FileName,
                Sha256 = newest?.BlobHash,
                Bytes = newest?.Bytes,
                State = newest?.State,
                Items = newest?.Items,
                AddedAt = newest?.CreatedAt,
                Problems = Evaluations.Problems.FromJson(newest?.ProblemsJson),
                ReadyVersion = ready?.Version,
                OutdatedRuns = ready is null ? 0 : scored
                    .Where(row => row.TrackId == place.TrackId && row.PhaseId == place.PhaseId)
                    .Where(row => row.ScorerId != scorer?.Id || row.ReferenceSetId != ready.Id)
                    .Sum(row => row.Count),
            };
        });
    }
}
