using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;

namespace SharedTask.Core.Runs;

/// <summary>Says before an upload whether its run would be taken, so that nobody sends two gigabytes in vain.</summary>
public sealed class MaySubmit(IDbContextFactory<SharedTaskDb> databases)
{
    /// <summary>Answers the most bytes that the run may have.</summary>
    public async Task<Answer<long>> ExecuteAsync(RunTarget target, long? announcedBytes, DateTime receivedAt, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var decision = await SubmitDecision.DecideAsync(db, target, announcedBytes, receivedAt, actor, cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return refusal;
        }

        var permission = decision.Value;
        var day = DateOnly.FromDateTime(receivedAt).DayNumber;
        var used = await db.QuotaUses
            .Where(row => row.TeamId == permission.TeamId && row.TrackId == permission.TrackId && row.PhaseId == permission.PhaseId)
            .Where(row => row.Day == day || row.Day == QuotaUse.AllDays)
            .ToDictionaryAsync(row => row.Day, row => row.Used, cancellationToken);
        return used.GetValueOrDefault(QuotaUse.AllDays) >= permission.RunsInAll ? new Refusal("quota.used-up", ("limit", permission.RunsInAll))
            : used.GetValueOrDefault(day) >= permission.RunsPerDay ? new Refusal("quota.used-up-today", ("limit", permission.RunsPerDay))
            : permission.MaxRunBytes;
    }
}
