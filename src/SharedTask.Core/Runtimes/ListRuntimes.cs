using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Runtimes;

/// <summary>Lists the runtimes for administrators, the machine's own programs last.</summary>
public sealed class ListRuntimes(IDbContextFactory<SharedTaskDb> databases, MachineRuntime machine)
{
    public async Task<IReadOnlyList<RuntimeRow>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsAdministrator)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.ProgramRuntimes.OrderBy(row => row.Image).ToListAsync(cancellationToken);
        var own = await machine.ReportAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new RuntimeRow(row.Id, row.Image, row.RootFolder, row.TestedAt, row.RootFolder is null ? own : row.TestedAt is null ? null : RuntimeReport.FromJson(row.ReportJson))),
            new RuntimeRow(null, "", null, null, own),
        ];
    }
}
