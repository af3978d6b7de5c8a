using Microsoft.EntityFrameworkCore;

namespace SharedTask.Core.Data;

/// <summary>The database on SQLite.</summary>
public sealed class SqliteSharedTaskDb(DbContextOptions<SqliteSharedTaskDb> options) : SharedTaskDb(options);
