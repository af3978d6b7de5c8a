using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Competitions;

/// <summary>
/// Finds the files that a viewer may download: what belongs to a phase when that phase has started, samples only for organizers.
/// </summary>
public sealed class FindCompetitionFiles(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    /// <summary>Nothing for who may not see the competition.</summary>
    public async Task<IReadOnlyList<PublicFile>> ExecuteAsync(string slug, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var competition = await db.Competitions.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, cancellationToken);
        if (competition is null || await FindCompetitionAccess.ExecuteAsync(db, competition.Id, actor, cancellationToken) is not { IsVisible: true } access)
        {
            return [];
        }

        var now = time.GetUtcNow().UtcDateTime;
        return await db.CompetitionFiles
            .Where(file => file.CompetitionId == competition.Id)
            .Where(file => access.IsOrganizer
                || (file.Kind != CompetitionFileKind.Sample && (file.PhaseId == null || db.Phases.Any(phase => phase.Id == file.PhaseId && phase.StartsAt <= now))))
            .OrderBy(file => file.Position)
            .Select(file => new PublicFile(file.Id, file.Kind, file.Title, file.FileName, file.Bytes, file.BlobHash))
            .ToListAsync(cancellationToken);
    }
}
