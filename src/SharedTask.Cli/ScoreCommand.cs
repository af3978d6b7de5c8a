using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Scoring.Contract;
using SharedTask.Worker.Plugins;

namespace SharedTask.Cli;

/// <summary><c>score</c>: checks a run and scores it against a reference.</summary>
internal static class ScoreCommand
{
    public static Command Create(IServiceProvider services, TextWriter output, TextWriter error)
    {
        var command = new Command("score", "Score a run against a reference.");
        var options = new CommonOptions();
        var reference = CommonOptions.Path("--reference", "reference", required: true);
        var run = CommonOptions.Path("--run", "run", required: true);
        var items = new Option<string?>("--items") { Description = "Write what each item adds to the scores to this file, a line of JSON for each: for tests of your own.", HelpName = "file" };
        var limits = new LimitOptions();
        options.AddTo(command);
        command.Options.Add(reference);
        command.Options.Add(run);
        command.Options.Add(items);
        limits.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var order = new ScoringOrder(
                parsed.GetRequiredValue(options.Plugin),
                ScoringVerb.Score,
                parsed.GetValue(reference),
                parsed.GetValue(run),
                parsed.GetValue(options.Settings) ?? [],
                parsed.GetValue(options.Seed),
                limits.Read(parsed));
            var answer = await services.GetRequiredService<OfflineScoring>().RunAsync(order, cancellationToken);
            if (parsed.GetValue(items) is { } file && answer.Outcome.Verdict == PluginVerdict.Scored)
            {
                await File.WriteAllBytesAsync(
                    file, answer.Outcome.Items ?? throw new FaultException("The plugin tells nothing of single items, or there are too many of them."), cancellationToken);
            }

            return ScoringReport.Print(answer, parsed.GetValue(options.Json), output, error);
        });
        return command;
    }
}
