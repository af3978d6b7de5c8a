using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SharedTask.Core.Data;

namespace SharedTask.Core.Tests.Data;

/// <summary>What SQL Server would be told, read by a T-SQL parser: no server is at hand.</summary>
public sealed class SqlServerScripts
{
    [Fact]
    public async Task Migrations_AsAScript_AreTSql()
    {
        await using var db = Create(DataProvider.SqlServer);

        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        using var reader = new StringReader(script);
        new TSql130Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        errors.Select(error => $"{error.Line}: {error.Message}").ShouldBeEmpty();
        script.ShouldContain("IX_Evaluations_OneCurrentPerRun");
    }

    [Theory]
    [InlineData(DataProvider.Sqlite)]
    [InlineData(DataProvider.SqlServer)]
    public async Task Model_OfEachProvider_HasItsMigration(DataProvider provider)
    {
        await using var db = Create(provider);

        db.Database.HasPendingModelChanges().ShouldBeFalse("the model has changed: run src/SharedTask.Core/Data/add-migration.sh");
    }

    private static SharedTaskDb Create(DataProvider provider) => new ServiceCollection()
        .AddSharedTaskData(new DataOptions { Provider = provider, ConnectionString = provider == DataProvider.Sqlite ? "Data Source=:memory:" : "Server=(none)" })
        .BuildServiceProvider()
        .GetRequiredService<IDbContextFactory<SharedTaskDb>>()
        .CreateDbContext();
}
