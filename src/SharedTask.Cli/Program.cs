using Microsoft.Extensions.Configuration;
using SharedTask.Cli;

// A site is configured by plain names: its backup reads the same.
var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddEnvironmentVariables("SHAREDTASK_").Build();
return await CliApplication.RunAsync(args, configuration, Console.Out, Console.Error, CancellationToken.None);
