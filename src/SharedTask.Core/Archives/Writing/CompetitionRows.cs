using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Archives.Writing;

/// <summary>The rows of a competition that others refer to by their places.</summary>
internal sealed record CompetitionRows(
    Competition Competition,
    PeopleIndex People,
    RowPlaces<Track> Tracks,
    RowPlaces<Phase> Phases,
    RowPlaces<Team> Teams,
    IReadOnlyDictionary<Guid, Scorer> Scorers,
    IReadOnlyDictionary<Guid, ReferenceSet> References)
{
    public static async Task<CompetitionRows> ReadAsync(SharedTaskDb db, Guid competitionId, CancellationToken cancellationToken)
    {
        return new CompetitionRows(
            await db.Competitions.AsNoTracking().SingleAsync(row => row.Id == competitionId, cancellationToken),
            await PeopleIndex.ReadAsync(db, competitionId, cancellationToken),
            new RowPlaces<Track>(await db.Tracks.AsNoTracking().Where(row => row.CompetitionId == competitionId).ToListAsync(cancellationToken), row => row.Id),
            new RowPlaces<Phase>(await db.Phases.AsNoTracking().Where(row => row.CompetitionId == competitionId).ToListAsync(cancellationToken), row => row.Id),
            new RowPlaces<Team>(await db.Teams.AsNoTracking().Where(row => row.CompetitionId == competitionId).ToListAsync(cancellationToken), row => row.Id),
            await db.Scorers.AsNoTracking().Where(row => db.Tracks.Any(track => track.Id == row.TrackId && track.CompetitionId == competitionId)).ToDictionaryAsync(row => row.Id, cancellationToken),
            await db.ReferenceSets.AsNoTracking().Where(row => db.Tracks.Any(track => track.Id == row.TrackId && track.CompetitionId == competitionId)).ToDictionaryAsync(row => row.Id, cancellationToken));
    }
}
