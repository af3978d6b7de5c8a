using Microsoft.EntityFrameworkCore;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Data;

/// <summary>That queries are really read by the T-SQL parser, and that one that SQL Server cannot be asked fails.</summary>
public sealed class PaperServerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Query_OnSqlite_IsReadAsTSqlToo()
    {
        await using var database = await TestDatabase.CreateAsync(Stop);
        Assert.SkipWhen(database.IsSqlServer, "The queries go to a real server.");

        await database.ReadAsync(db => db.Runs.Where(run => db.Teams.Any(team => team.Id == run.TeamId && team.Name == "paper")).OrderBy(run => run.Number).Take(3).ToListAsync(Stop));
        await database.ReadAsync(db => db.Runs.Where(run => run.Label == "paper").ExecuteUpdateAsync(set => set.SetProperty(run => run.Label, "ink"), Stop));

        PaperServer.Texts.ShouldContain(sql => sql.Contains("TOP(", StringComparison.Ordinal) && sql.Contains("N'paper'", StringComparison.Ordinal));
        PaperServer.Texts.ShouldContain(sql => sql.StartsWith("UPDATE", StringComparison.Ordinal) && sql.Contains("N'paper'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Query_ThatOnlySqliteUnderstands_Fails()
    {
        await using var database = await TestDatabase.CreateAsync(Stop);
        Assert.SkipWhen(database.IsSqlServer, "The queries go to a real server.");

        await Should.ThrowAsync<InvalidOperationException>(() =>
            database.ReadAsync(db => db.Runs.Where(run => EF.Functions.Glob(run.Label, "p*")).ToListAsync(Stop)));
    }
}
