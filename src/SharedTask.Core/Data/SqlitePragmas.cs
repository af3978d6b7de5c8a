using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SharedTask.Core.Data;

/// <summary>
/// What every SQLite connection needs: waiting for a writer instead of failing, and a commit that survives a power cut
/// (<c>FULL</c> syncs the write-ahead log at every commit; the default of WAL mode elsewhere, <c>NORMAL</c>, may lose the last ones).
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = Pragmas(connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    // As long as the connection string says, so that no wait of SQLite's outlasts it.
    private static string Pragmas(DbConnection connection) => FormattableString.Invariant(
        $"PRAGMA busy_timeout = {((SqliteConnection)connection).DefaultTimeout * 1000}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
}
