using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Runs;
using SharedTask.Testing;
using Shouldly;
using Xunit;

namespace SharedTask.Core.Tests.Data;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task Scene_BuiltWithTeamsAndRuns_IsWhatAnotherContextReads()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(stop);
        var scene = await new CompetitionBuilder("nadi").Track("a").Track("b").Teams("Alpha", "Beta").Baseline("Majority").CreateAsync(database, stop);

        var run = await scene.AddRunAsync("Beta", stop, track: scene.TrackOf("b"));

        var read = await database.ReadAsync(db => db.Runs.SingleAsync(stop));
        read.ReceivedAt.ShouldBe(run.ReceivedAt);
        read.TrackId.ShouldBe(scene.TrackOf("b").Id);
        read.State.ShouldBe(RunState.Waiting);
        (await database.ReadAsync(db => db.Teams.CountAsync(stop))).ShouldBe(3);
    }
}
