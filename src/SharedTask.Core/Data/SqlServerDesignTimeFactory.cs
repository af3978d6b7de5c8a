using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SharedTask.Core.Data;

/// <summary>Lets <c>dotnet ef</c> build the SQL Server model without a host or a server.</summary>
internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerSharedTaskDb>
{
    public SqlServerSharedTaskDb CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<SqlServerSharedTaskDb>();
        DataServices.UseSqlServer(builder, new DataOptions { ConnectionString = "Server=(none)" });
        return new SqlServerSharedTaskDb(builder.Options);
    }
}
