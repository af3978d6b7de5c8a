using SharedTask.Core.Competitions;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Tests.Leaderboards;

public sealed class BoardVisibilityRuleTests
{
    private static readonly DateTime Now = new(2026, 6, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(BoardVisibility.Open, null, null, BoardSight.Full)]
    [InlineData(BoardVisibility.Open, 1, null, BoardSight.Full)]
    [InlineData(BoardVisibility.Open, 0, null, BoardSight.Frozen)]
    [InlineData(BoardVisibility.Open, -1, 1, BoardSight.Frozen)]
    [InlineData(BoardVisibility.Open, -1, 0, BoardSight.Full)]
    [InlineData(BoardVisibility.OwnScores, null, null, BoardSight.OwnScoresOnly)]
    [InlineData(BoardVisibility.OwnScores, null, 1, BoardSight.OwnScoresOnly)]
    [InlineData(BoardVisibility.OwnScores, null, -1, BoardSight.Full)]
    [InlineData(BoardVisibility.Blind, null, null, BoardSight.Hidden)]
    [InlineData(BoardVisibility.Blind, -1, 1, BoardSight.Hidden)]
    [InlineData(BoardVisibility.Blind, -1, 0, BoardSight.Full)]
    public void Sight_OfThePublic_FollowsThePhase(BoardVisibility visibility, int? freezesInHours, int? releasesInHours, BoardSight expected)
    {
        var phase = new Phase
        {
            CompetitionId = Guid.CreateVersion7(),
            Slug = "test",
            Title = "Test",
            StartsAt = Now.AddDays(-1),
            Visibility = visibility,
            FreezesAt = freezesInHours is { } freeze ? Now.AddHours(freeze) : null,
            ReleasesAt = releasesInHours is { } release ? Now.AddHours(release) : null,
        };

        BoardVisibilityRule.Decide(phase, Now, isOrganizer: false).ShouldBe(expected);
        BoardVisibilityRule.Decide(phase, Now, isOrganizer: true).ShouldBe(BoardSight.Full);
    }
}
