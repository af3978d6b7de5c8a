using Hangfire;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Worker.Programs;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Jobs;

/// <summary>Registers the work on runs. A process that only serves pages still announces work to those that do it.</summary>
public static class WorkerServices
{
    /// <summary>More than handing back ever takes: to stop the sandbox and to write a row.</summary>
    private static readonly TimeSpan HandingBack = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddScoringWorker(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSandbox(configuration);
        services.AddOptions<WorkerOptions>().Bind(configuration.GetSection(WorkerOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddPrograms();
        // Hangfire would otherwise share the storage of whoever came last in this process.
        services.AddSingleton(provider => Storage(provider.GetRequiredService<DataOptions>()));
        services.AddHangfire((provider, hangfire) => hangfire
            .UseRecommendedSerializerSettings()
            .UseLogProvider(new HangfireLogs(provider.GetRequiredService<ILoggerFactory>()))
            .UseStorage(provider.GetRequiredService<JobStorage>()));
        services.AddSingleton<HangfireWorkSignal>();
        services.AddSingleton<IWorkSignal>(provider => provider.GetRequiredService<HangfireWorkSignal>());
        services.AddSingleton<Lanes>();
        services.AddSingleton<LeaseKeeper>();
        services.AddSingleton<CheckNextReference>();
        services.AddSingleton<ScoreNextRun>();
        services.AddSingleton<IRunComparer, PluginComparison>();
        services.AddSingleton<WorkUntilDone>();
        if (configuration.GetSection(WorkerOptions.Section).Get<WorkerOptions>() is not { Enabled: false })
        {
            services.AddHangfireServer((provider, server) =>
            {
                var options = provider.GetRequiredService<IOptions<WorkerOptions>>().Value;
                server.WorkerCount = options.SlotCount;
                server.StopTimeout = options.Drain;
                server.ShutdownTimeout = options.Drain + HandingBack;
                server.ServerName = WorkerName.Next();
            });
            services.AddHostedService<Watchdog>();
            services.AddOptions<HostOptions>().Configure<IOptions<WorkerOptions>>((host, worker) =>
            {
                // Pages that are still open must not keep the worker from draining.
                host.ServicesStopConcurrently = true;
                host.ShutdownTimeout = worker.Value.Drain + (2 * HandingBack);
            });
        }

        return services;
    }

    private static JobStorage Storage(DataOptions data) => data.Provider == DataProvider.SqlServer
        ? new SqlServerStorage(data.ConnectionString, new SqlServerStorageOptions { QueuePollInterval = TimeSpan.Zero })
        // Forgets everything when the process ends: no harm, because the rows are the truth.
        : new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromMinutes(5) });
}
