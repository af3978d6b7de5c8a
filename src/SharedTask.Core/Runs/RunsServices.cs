using Microsoft.Extensions.DependencyInjection;

namespace SharedTask.Core.Runs;

/// <summary>Registers the use cases and queries of runs.</summary>
public static class RunsServices
{
    public static IServiceCollection AddRuns(this IServiceCollection services) => services
        .AddSingleton<MaySubmit>()
        .AddSingleton<SubmitRun>()
        .AddSingleton<FindSubmitPage>()
        .AddSingleton<ListMyRuns>()
        .AddSingleton<ChooseOfficialRun>()
        .AddSingleton<WithdrawRun>();
}
