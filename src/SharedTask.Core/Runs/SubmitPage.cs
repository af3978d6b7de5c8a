namespace SharedTask.Core.Runs;

/// <summary>What the submit page shows.</summary>
public sealed record SubmitPage(string CompetitionTitle, string TeamName, IReadOnlyList<SubmitPlace> Places);
