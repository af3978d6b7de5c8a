using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Scoring.Contract;

namespace SharedTask.Cli;

/// <summary><c>compare</c>: says whether runs differ significantly.</summary>
internal static class CompareCommand
{
    public static Command Create(IServiceProvider services, TextWriter output, TextWriter error)
    {
        var command = new Command("compare", "Say whether runs differ significantly: every two of them are scored on the same resamples of the reference.");
        var options = new CommonOptions();
        var reference = CommonOptions.Path("--reference", "reference", required: true);
        var runs = new Option<string[]>("--run") { Description = "A run: a file, a folder or a zip. To be repeated.", HelpName = "path", Required = true };
        var metric = new Option<string?>("--metric") { Description = "The metric by which more than two runs are put in order; the one that the plugin ranks by unless given.", HelpName = "key" };
        var level = new Option<double>("--level")
        {
            Description = "The p-value below which a difference is significant; 0.05 unless given.",
            HelpName = "p",
            DefaultValueFactory = _ => 0.05,
            CustomParser = ParseLevel,
        };
        var limits = new LimitOptions();
        options.AddTo(command);
        command.Options.Add(reference);
        command.Options.Add(runs);
        command.Options.Add(metric);
        command.Options.Add(level);
        limits.AddTo(command);
        command.Validators.Add(parsed => RequireTwo(parsed, runs));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var order = new ScoringOrder(
                parsed.GetRequiredValue(options.Plugin),
                ScoringVerb.Compare,
                parsed.GetValue(reference),
                Run: null,
                parsed.GetValue(options.Settings) ?? [],
                parsed.GetValue(options.Seed),
                limits.Read(parsed));
            var answer = await services.GetRequiredService<OfflineComparison>()
                .RunAsync(order, parsed.GetValue(runs)!, parsed.GetValue(metric), parsed.GetValue(level), cancellationToken);
            return ComparisonReport.Print(answer, parsed.GetValue(options.Json), output, error);
        });
        return command;
    }

    private static void RequireTwo(CommandResult parsed, Option<string[]> runs)
    {
        if (parsed.GetResult(runs) is { } named && named.Tokens.Count < 2)
        {
            parsed.AddError("Name two runs or more: --run FIRST --run SECOND.");
        }
    }

    private static double ParseLevel(ArgumentResult argument)
    {
        if (double.TryParse(argument.Tokens[^1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var level) && level is > 0 and < 1)
        {
            return level;
        }

        argument.AddError($"--level takes a p-value between 0 and 1, such as 0.05; \"{argument.Tokens[^1].Value}\" is none.");
        return default;
    }
}
