namespace SharedTask.Web.Features.Runs;

/// <summary>Names the resources of the pages about runs.</summary>
public sealed class RunTexts;
