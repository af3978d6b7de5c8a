using Microsoft.Extensions.Configuration;
using SharedTask.Cli;

var configuration = new ConfigurationBuilder().AddEnvironmentVariables("SHAREDTASK_").Build();
return await CliApplication.RunAsync(args, configuration, Console.Out, Console.Error, CancellationToken.None);
