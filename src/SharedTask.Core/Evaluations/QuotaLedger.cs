using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Evaluations;

/// <summary>
/// Charges runs to a team's quota and gives them back. Both are conditional updates inside the caller's transaction, so two requests at
/// once cannot both take the last place on any database, and nothing is given back twice.
/// </summary>
public static class QuotaLedger
{
    /// <summary>Takes a place on the day and in all, or says which of them has none left.</summary>
    public static async Task<Answer<Done>> TryReserveAsync(
        SharedTaskDb db, Guid teamId, Guid trackId, Guid phaseId, int day, int? perDay, int? inAll, CancellationToken cancellationToken)
    {
        if (!await TryRaiseAsync(db, teamId, trackId, phaseId, QuotaUse.AllDays, inAll, cancellationToken))
        {
            return new Refusal("quota.used-up", ("limit", inAll));
        }

        return await TryRaiseAsync(db, teamId, trackId, phaseId, day, perDay, cancellationToken)
            ? Done.It
            : new Refusal("quota.used-up-today", ("limit", perDay));
    }

    /// <summary>Gives back what a run took; does nothing if it took nothing, or gave it back before.</summary>
    public static async Task GiveBackAsync(SharedTaskDb db, Guid runId, CancellationToken cancellationToken)
    {
        var freed = await db.Runs
            .Where(row => row.Id == runId && row.CountsAgainstQuota)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.CountsAgainstQuota, false), cancellationToken);
        if (freed == 0)
        {
            return;
        }

        var run = await db.Runs
            .Where(row => row.Id == runId)
            .Select(row => new { row.TeamId, row.TrackId, row.PhaseId, row.QuotaDay })
            .SingleAsync(cancellationToken);
        await db.QuotaUses
            .Where(row => row.TeamId == run.TeamId && row.TrackId == run.TrackId && row.PhaseId == run.PhaseId
                && (row.Day == run.QuotaDay || row.Day == QuotaUse.AllDays) && row.Used > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Used, row => row.Used - 1), cancellationToken);
    }

    private static async Task<bool> TryRaiseAsync(
        SharedTaskDb db, Guid teamId, Guid trackId, Guid phaseId, int day, int? limit, CancellationToken cancellationToken)
    {
        var uses = db.QuotaUses.Where(row => row.TeamId == teamId && row.TrackId == trackId && row.PhaseId == phaseId && row.Day == day);
        var most = limit ?? int.MaxValue;
        if (await Raise() == 1)
        {
            return true;
        }

        if (most < 1 || await uses.AnyAsync(cancellationToken))
        {
            return false;
        }

        // The first run of the day. A second request at the same moment meets the primary key: its transaction fails as a whole
        // and the caller tries again.
        db.QuotaUses.Add(new QuotaUse { TeamId = teamId, TrackId = trackId, PhaseId = phaseId, Day = day, Used = 1 });
        await db.SaveChangesAsync(cancellationToken);
        return true;

        Task<int> Raise() => uses
            .Where(row => row.Used < most)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Used, row => row.Used + 1), cancellationToken);
    }
}
