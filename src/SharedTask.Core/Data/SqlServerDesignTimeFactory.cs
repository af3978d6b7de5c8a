using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace SharedTask.Core.Data;

/// <summary>Lets <c>dotnet ef</c> build the SQL Server model without a host or a server.</summary>
internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerSharedTaskDb>
{
    public SqlServerSharedTaskDb CreateDbContext(string[] args) => new ServiceCollection()
        .AddSharedTaskData(new DataOptions { Provider = DataProvider.SqlServer, ConnectionString = "Server=(none)" })
        .BuildServiceProvider()
        .GetRequiredService<IDbContextFactory<SqlServerSharedTaskDb>>()
        .CreateDbContext();
}
