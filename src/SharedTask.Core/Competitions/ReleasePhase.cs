using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Competitions;

/// <summary>Shows everything of a phase from now on, whatever was blind or frozen.</summary>
public sealed class ReleasePhase(IDbContextFactory<SharedTaskDb> databases, UpdateLeaderboard leaderboards, ILeaderboardSignal signal, TimeProvider time)
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

        var now = time.GetUtcNow().UtcDateTime;
        if (phase.ReleasesAt <= now)
        {
            return Done.It;
        }

        phase.ReleasesAt = now;
        var saved = await Editing.SaveAsync(db, competition, actor, now, "phase.released", phase.Title, cancellationToken);
        if (saved.IsRefused)
        {
            return saved;
        }

        var boards = await TrackBoards.RebuildPhaseAsync(db, leaderboards, phaseId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var board in boards)
        {
            signal.Changed(board);
        }

        return Done.It;
    }
}
