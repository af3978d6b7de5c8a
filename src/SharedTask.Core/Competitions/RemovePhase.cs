using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Competitions;

/// <summary>Removes a phase in which no run has been submitted, with its references.</summary>
public sealed class RemovePhase(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    public async Task<Answer<Done>> ExecuteAsync(string slug, Guid phaseId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var found = await Editing.FindAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var competition = found.Value;
        var phase = await db.Phases.SingleOrDefaultAsync(row => row.Id == phaseId && row.CompetitionId == competition.Id, cancellationToken);
        if (phase is null)
        {
            return new Refusal("not-found");
        }

        var runs = await db.Runs.CountAsync(run => run.PhaseId == phaseId, cancellationToken);
        if (runs > 0)
        {
            return new Refusal("phase.has-runs", ("count", runs));
        }

        await db.Leaderboards.Where(row => row.PhaseId == phaseId).ExecuteDeleteAsync(cancellationToken);
        await db.ReferenceSets.Where(row => row.PhaseId == phaseId).ExecuteDeleteAsync(cancellationToken);
        await db.PhaseTracks.Where(row => row.PhaseId == phaseId).ExecuteDeleteAsync(cancellationToken);
        db.Phases.Remove(phase);
        var saved = await Editing.SaveAsync(db, competition, actor, time.GetUtcNow().UtcDateTime, "phase.removed", phase.Title, cancellationToken);
        if (!saved.IsRefused)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return saved;
    }
}
