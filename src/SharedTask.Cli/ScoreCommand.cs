using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Scoring.Contract;

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
        var limits = new LimitOptions();
        options.AddTo(command);
        command.Options.Add(reference);
        command.Options.Add(run);
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
            return ScoringReport.Print(answer, parsed.GetValue(options.Json), output, error);
        });
        return command;
    }
}
