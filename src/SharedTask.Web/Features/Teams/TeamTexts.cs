namespace SharedTask.Web.Features.Teams;

/// <summary>Names the resources of the pages about teams.</summary>
public sealed class TeamTexts;
