using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SharedTask.Core.Data;

/// <summary>Lets <c>dotnet ef</c> build the SQLite model without a host.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteSharedTaskDb>
{
    public SqliteSharedTaskDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteSharedTaskDb>().UseSqlite("Data Source=:memory:").Options);
}
