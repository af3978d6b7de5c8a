using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SharedTask.Core.Data;

/// <summary>
/// What every SQLite connection needs: waiting for a writer instead of failing, and a commit that survives a power cut
/// (<c>FULL</c> syncs the write-ahead log at every commit; the default of WAL mode elsewhere, <c>NORMAL</c>, may lose the last ones).
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA busy_timeout = 15000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
