using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Sandbox;
using Spectre.Console;

namespace SharedTask.Cli;

/// <summary><c>plugins</c>: lists what can be scored here.</summary>
internal static class PluginsCommand
{
    public static Command Create(IServiceProvider services, TextWriter output, TextWriter error)
    {
        var command = new Command("plugins", "List the scoring plugins.");
        var markdown = new Option<bool>("--markdown") { Description = "Print the page of the documentation: everything that they say of themselves." };
        var one = new Argument<string?>("plugin") { Arity = ArgumentArity.ZeroOrOne, Description = "Print everything that this plugin says of itself." };
        command.Options.Add(markdown);
        command.Arguments.Add(one);
        command.SetAction(words =>
        {
            SandboxChecks.Demand(services.GetRequiredService<ISandbox>());
            var catalog = services.GetRequiredService<PluginCatalog>();
            if (words.GetValue(one) is { } id)
            {
                PluginsPage.Write(catalog.Find(id) ?? throw PluginFaults.Missing(catalog, id), output);
                return ExitCodes.Good;
            }

            var plugins = catalog.List();
            if (words.GetValue(markdown))
            {
                PluginsPage.Write(plugins, output);
                return ExitCodes.Good;
            }

            var table = new Table().Border(TableBorder.Simple).AddColumns("Plugin", "Version", "Scores", "Metrics");
            foreach (var plugin in plugins)
            {
                var metrics = string.Join(", ", plugin.Metrics.Select(metric => metric.Key));
                table.AddRow([.. ((string[])[plugin.Id, plugin.Version, plugin.Summary, metrics]).Select(Terminal.Text)]);
            }

            Terminal.To(output).Write(table);
            PluginFaults.Write(catalog, error);
            return ExitCodes.Good;
        });
        return command;
    }
}
