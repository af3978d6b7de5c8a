namespace SharedTask.Core.Evaluations;

/// <summary>The queues of the site and who serves them.</summary>
public sealed record SiteQueues(IReadOnlyList<WorkerProcess> Workers, IReadOnlyList<CompetitionQueue> Competitions);
