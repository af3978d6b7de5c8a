using Microsoft.EntityFrameworkCore;

namespace SharedTask.Core.Data;

/// <summary>The database on SQL Server.</summary>
public sealed class SqlServerSharedTaskDb(DbContextOptions<SqlServerSharedTaskDb> options) : SharedTaskDb(options);
