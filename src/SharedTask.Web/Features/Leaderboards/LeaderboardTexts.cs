namespace SharedTask.Web.Features.Leaderboards;

/// <summary>Names the resources of the public pages about leaderboards.</summary>
public sealed class LeaderboardTexts;
