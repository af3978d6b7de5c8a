using Microsoft.Extensions.DependencyInjection;

namespace SharedTask.Core.Evaluations;

/// <summary>Registers the queue and the recording of evaluations.</summary>
public static class EvaluationsServices
{
    public static IServiceCollection AddEvaluations(this IServiceCollection services) => services
        .AddSingleton<ClaimNextRun>()
        .AddSingleton<RunLeases>()
        .AddSingleton<RecordCheck>()
        .AddSingleton<RecordEvaluation>()
        .AddSingleton<RescoreRuns>()
        .AddSingleton<ReferenceChecks>()
        .AddSingleton<QueueForecast>()
        .AddSingleton<WorkerRegistry>()
        .AddSingleton<FindQueues>()
        .AddSingleton<SetQueueLabel>()
        .AddSingleton<FindReport>()
        .AddSingleton<FindComparableRuns>()
        .AddSingleton<CompareRuns>()
        .AddSingleton<FindSiteState>();
}
