using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace SharedTask.Core.Data;

/// <summary>Lets <c>dotnet ef</c> build the SQLite model without a host.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteSharedTaskDb>
{
    public SqliteSharedTaskDb CreateDbContext(string[] args) => new ServiceCollection()
        .AddSharedTaskData(new DataOptions { Provider = DataProvider.Sqlite, ConnectionString = "Data Source=:memory:" })
        .BuildServiceProvider()
        .GetRequiredService<IDbContextFactory<SqliteSharedTaskDb>>()
        .CreateDbContext();
}
