using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SharedTask.Testing;
using Shouldly;
using Xunit;

namespace SharedTask.Core.Tests.Data;

public sealed class MigrationTests
{
    /// <summary>A site that was installed with the first version keeps what it holds: what a newer one adds has its default.</summary>
    [Fact]
    public async Task Database_OfTheFirstMigration_IsBroughtUpToDateWithAllItHolds()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(stop);
        var scene = await new CompetitionBuilder("nadi").Track("a").Teams("Alpha", "Beta").CreateAsync(database, stop);
        await scene.AddRunAsync("Beta", stop);
        await using var db = database.CreateDbContext();
        var migrations = db.Database.GetMigrations().ToList();

        await db.GetService<IMigrator>().MigrateAsync(migrations[0], stop);
        (await db.Database.GetPendingMigrationsAsync(stop)).ShouldBe(migrations[1..]);
        await db.Database.MigrateAsync(stop);

        (await db.Database.GetPendingMigrationsAsync(stop)).ShouldBeEmpty();
        (await db.Teams.CountAsync(stop), await db.Runs.CountAsync(stop)).ShouldBe((2, 1));
        (await db.Tracks.AsNoTracking().SingleAsync(stop)).ShouldBeEquivalentTo(scene.Track);
    }
}
