using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Archives.Content;
using SharedTask.Core.Data;

namespace SharedTask.Core.Archives.Writing;

/// <summary>Reads what was done with a competition.</summary>
internal sealed class HistoryReader(SharedTaskDb db, CompetitionRows rows)
{
    public async Task<IReadOnlyList<ArchivedAction>> ReadAsync(CancellationToken cancellationToken)
    {
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(row => row.CompetitionId == rows.Competition.Id && row.Action != ArchiveActions.Exported && row.Action != ArchiveActions.Arrived)
            .ToListAsync(cancellationToken);
        return [.. entries.OrderBy(row => row.Id).Select(row => new ArchivedAction(row.At, row.Action, row.Subject, row.DetailsJson, rows.People.Find(row.AccountId)))];
    }
}
