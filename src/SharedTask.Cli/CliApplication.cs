using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SharedTask.Core.Backups;
using SharedTask.Core.Runtimes;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Programs;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Cli;

/// <summary>The command line: the same plugins in the same sandbox as on a server, without a server.</summary>
public static class CliApplication
{
    /// <summary>Runs one command and returns its exit code (<see cref="ExitCodes"/>).</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, IConfiguration configuration, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        await using var services = Services(configuration);
        var root = new RootCommand("Checks and scores runs offline, with the plugins and in the sandbox of a SharedTask site.");
        root.Subcommands.Add(ScoreCommand.Create(services, output, error));
        root.Subcommands.Add(CompareCommand.Create(services, output, error));
        root.Subcommands.Add(CheckCommand.Create(services, output, error));
        root.Subcommands.Add(PluginsCommand.Create(services, output, error));
        root.Subcommands.Add(ImportCommand.Create(services, configuration, output, error));
        root.Subcommands.Add(SandboxTrialCommand.Create(services, output, error));
        root.Subcommands.Add(ExportCommand.Create(configuration, output, error));
        root.Subcommands.Add(DoctorCommand.Create(services, output));
        root.Subcommands.Add(BackupCommand.Create(configuration, output, error));
        root.Subcommands.Add(RestoreCommand.Create(configuration, output, error));

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
            {
                await error.WriteLineAsync(problem.Message);
            }

            return ExitCodes.Usage;
        }

        try
        {
            var settings = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(settings, cancellationToken);
        }
        catch (UsageException refused)
        {
            await error.WriteLineAsync(refused.Message);
            return ExitCodes.Usage;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped.");
            return ExitCodes.Fault;
        }
        catch (Exception fault) when (fault is FaultException or BackupException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(fault.Message);
            return ExitCodes.Fault;
        }
    }

    private static ServiceProvider Services(IConfiguration configuration)
    {
        var services = new ServiceCollection();
        // Standard output belongs to the result.
        services.AddLogging(logging => logging
            .SetMinimumLevel(LogLevel.Warning)
            // The commands tell what is wrong with a plugin themselves.
            .AddFilter(typeof(PluginCatalog).FullName, LogLevel.None)
            .AddSimpleConsole(console => console.SingleLine = true)
            .Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        services.AddSingleton(TimeProvider.System);
        services.AddSandbox(configuration);
        services.AddSingleton<OfflineScoring>();
        services.AddSingleton<OfflineComparison>();
        services.AddSingleton<SandboxTrial>();
        services.AddPrograms();
        services.AddSingleton<MachineRuntime>();
        services.AddSingleton<IRuntimeLibrary>(provider => provider.GetRequiredService<OfflineRuntime>());
        services.AddSingleton<OfflineRuntime>();
        return services.BuildServiceProvider();
    }
}
