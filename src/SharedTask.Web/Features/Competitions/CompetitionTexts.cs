namespace SharedTask.Web.Features.Competitions;

/// <summary>Names the resources of the public pages about competitions.</summary>
public sealed class CompetitionTexts;
