using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Competitions;

/// <summary>Lists the competitions that everybody may see: the open ones by their next deadline, then the closed ones.</summary>
public sealed class ListCompetitions(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    public async Task<IReadOnlyList<ListedCompetition>> ExecuteAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var listed = await db.Competitions
            .Where(row => row.State != CompetitionState.Draft)
            .OrderByDescending(row => row.OpenedAt)
            .Select(row => new ListedCompetition(
                row.Slug,
                row.Title,
                row.Summary,
                row.State,
                db.Tracks.Count(track => track.CompetitionId == row.Id),
                db.Teams.Count(team => team.CompetitionId == row.Id),
                db.Phases.Where(phase => phase.CompetitionId == row.Id).Min(phase => (DateTime?)phase.StartsAt),
                db.Phases.Where(phase => phase.CompetitionId == row.Id && phase.StartsAt <= now && phase.EndsAt > now).Min(phase => phase.EndsAt)))
            .ToListAsync(cancellationToken);
        return [.. listed.OrderBy(row => row.State).ThenBy(row => row.NextDeadline ?? DateTime.MaxValue)];
    }
}
