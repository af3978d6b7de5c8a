using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Scoring.Contract;

namespace SharedTask.Cli;

/// <summary><c>check</c>: says what is wrong with a run, a reference, or a run against a reference.</summary>
internal static class CheckCommand
{
    public static Command Create(IServiceProvider services, TextWriter output, TextWriter error)
    {
        var command = new Command("check", "Check the format of a run or a reference.");
        var options = new CommonOptions();
        var reference = CommonOptions.Path("--reference", "reference", required: false);
        var run = CommonOptions.Path("--run", "run", required: false);
        var limits = new LimitOptions();
        options.AddTo(command);
        command.Options.Add(reference);
        command.Options.Add(run);
        limits.AddTo(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(reference) is null && parsed.GetValue(run) is null)
            {
                parsed.AddError("Name what to check: --run, --reference or both.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var order = new ScoringOrder(
                parsed.GetRequiredValue(options.Plugin),
                ScoringVerb.Check,
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
