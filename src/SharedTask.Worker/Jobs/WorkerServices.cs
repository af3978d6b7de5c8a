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
    private static readonly TimeSpan HandingBack = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddScoringWorker(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSandbox(configuration);
        services.AddOptions<WorkerOptions>().Bind(configuration.GetSection(WorkerOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddPrograms(configuration);
        services.AddHangfire((provider, hangfire) => UseStorage(
            hangfire.UseRecommendedSerializerSettings().UseLogProvider(new HangfireLogs(provider.GetRequiredService<ILoggerFactory>())),
            provider.GetRequiredService<DataOptions>()));
        services.AddSingleton<HangfireWorkSignal>();
        services.AddSingleton<IWorkSignal>(provider => provider.GetRequiredService<HangfireWorkSignal>());
        services.AddSingleton<Lanes>();
        services.AddSingleton<CheckNextReference>();
        services.AddSingleton<ScoreNextRun>();
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

    private static void UseStorage(IGlobalConfiguration hangfire, DataOptions data)
    {
        if (data.Provider == DataProvider.SqlServer)
        {
            hangfire.UseSqlServerStorage(data.ConnectionString, new SqlServerStorageOptions { QueuePollInterval = TimeSpan.Zero });
        }
        else
        {
            // Forgets everything when the process ends: no harm, because the rows are the truth.
            hangfire.UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromMinutes(5) });
        }
    }
}
