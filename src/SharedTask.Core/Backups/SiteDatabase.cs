using Microsoft.Data.Sqlite;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Backups;

/// <summary>
/// A database file of a site, seen from outside: with connections of its own that no pool keeps, whatever version wrote it.
/// </summary>
internal sealed class SiteDatabase(string path)
{
    /// <summary>How many seconds to wait for a writer; and for processes that should not be there at all.</summary>
    private const int Patient = 15;
    private const int Impatient = 1;

    private const int Busy = 5;
    private const int Locked = 6;
    private const int NoDatabase = 26;

    /// <summary>Columns whose name says hash, but of something that is no blob.</summary>
    private static readonly string[] OtherHashes = ["PasswordHash", "TokenHash"];

    public string Path => path;

    public bool Exists => File.Exists(path);

    /// <exception cref="BackupException">The site does not keep its database in a file.</exception>
    public static SiteDatabase Of(DataOptions data) => data.Provider == DataProvider.Sqlite
        ? new SiteDatabase(System.IO.Path.GetFullPath(new SqliteConnectionStringBuilder(DataServices.SqliteConnectionString(data)).DataSource))
        : throw new BackupException("The database is on SQL Server: back it up and restore it by the server's own means, and the blobs by those of their store.");

    /// <summary>Copies the database as it is at one moment, while others write.</summary>
    public async Task CopyToAsync(string target, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(Patient, cancellationToken);
        await using var command = connection.CreateCommand();
        // One read transaction: writers go on, and the copy is what they had committed when it began.
        command.CommandText = "VACUUM INTO $target";
        command.Parameters.AddWithValue("$target", target);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Every blob that a row names.</summary>
    public async Task<IReadOnlyList<string>> ListBlobsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(Patient, cancellationToken);
        var columns = await ReadAsync(
            connection,
            """
            SELECT 'SELECT DISTINCT "' || c.name || '" FROM "' || t.name || '" WHERE "' || c.name || '" IS NOT NULL', c.name
            FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name LIKE '%Hash'
            """,
            reader => (Query: reader.GetString(0), Column: reader.GetString(1)),
            cancellationToken);
        SortedSet<string> hashes = new(StringComparer.Ordinal);
        foreach (var (query, _) in columns.Where(column => !OtherHashes.Contains(column.Column, StringComparer.Ordinal)))
        {
            hashes.UnionWith(await ReadAsync(connection, query, reader => reader.GetString(0), cancellationToken));
        }

        var programs = await ReadAsync(
            connection, $"SELECT ParametersJson FROM Scorers WHERE PluginId = '{ProgramSettings.PluginId}'", reader => ProgramSettings.FromJson(reader.GetString(0)), cancellationToken);
        hashes.UnionWith(programs.SelectMany(program => new[] { program.ProgramHash, program.IngestionHash, program.InputDataHash }).OfType<string>());
        return [.. hashes.Where(BlobHash.IsHash)];
    }

    /// <summary>Whether nobody has an account or a competition in it: a site that was only started.</summary>
    public async Task<bool> IsUnusedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(Patient, cancellationToken);
            var counts = await ReadAsync(connection, "SELECT (SELECT COUNT(*) FROM AspNetUsers) + (SELECT COUNT(*) FROM Competitions)", reader => reader.GetInt64(0), cancellationToken);
            return counts is [0];
        }
        catch (SqliteException)
        {
            // Whatever it is, it is not ours to overwrite.
            return false;
        }
    }

    /// <summary>Brings everything into the one file, which succeeds only while no process has it open.</summary>
    public async Task<bool> TryCloseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(Impatient, cancellationToken);
            return await ReadAsync(connection, "PRAGMA journal_mode = DELETE", reader => reader.GetString(0), cancellationToken) is ["delete"];
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Busy or Locked)
        {
            return false;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == NoDatabase)
        {
            return true;
        }
    }

    public async Task<bool> IsSoundAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(Patient, cancellationToken);
        return await ReadAsync(connection, "PRAGMA integrity_check", reader => reader.GetString(0), cancellationToken) is ["ok"];
    }

    public async Task<IReadOnlyList<string>> ListMigrationsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(Patient, cancellationToken);
        return await ReadAsync(connection, "SELECT MigrationId FROM __EFMigrationsHistory", reader => reader.GetString(0), cancellationToken);
    }

    private static async Task<List<T>> ReadAsync<T>(SqliteConnection connection, string query, Func<SqliteDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        // The texts are this class's own and names from the schema, in quotes.
#pragma warning disable CA2100
        command.CommandText = query;
#pragma warning restore CA2100
        List<T> rows = [];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private async Task<SqliteConnection> OpenAsync(int seconds, CancellationToken cancellationToken)
    {
        // A reader of a write-ahead log writes its index; but no database is made where none is.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = seconds }.ToString());
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
