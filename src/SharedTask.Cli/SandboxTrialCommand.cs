using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace SharedTask.Cli;

/// <summary><c>sandbox</c>: runs a program as the programs of organizers are run, and says what became of it.</summary>
internal static class SandboxTrialCommand
{
    public static Command Create(IServiceProvider services, TextWriter output, TextWriter error)
    {
        var command = new Command("sandbox", "Run a program in the sandbox: sandbox [options] -- program [argument ...]. It may write to /job/out and /tmp.");
        var limits = new LimitOptions();
        var mounts = new Option<string[]>("--ro")
        {
            Description = "A file or folder that the program sees, as a copy that it cannot write, at an absolute path of its own. May be repeated.",
            HelpName = "host=path",
        };
        var json = new Option<bool>("--json") { Description = "Print the outcome as JSON, and nothing else." };
        var words = new Argument<string[]>("command") { Description = "The program and its arguments, after --.", Arity = ArgumentArity.ZeroOrMore };
        limits.AddTo(command);
        command.Options.Add(mounts);
        command.Options.Add(json);
        command.Arguments.Add(words);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(words) is null or [])
            {
                parsed.AddError("Name the program after --, such as: sandbox --wall 10 -- python3 --version");
            }

            if (ReadOnlyCopy.Read(parsed.GetValue(mounts) ?? []).Problem is { } problem)
            {
                parsed.AddError(problem);
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var most = limits.Read(parsed);
            var copies = ReadOnlyCopy.Read(parsed.GetValue(mounts) ?? []).Copies;
            var outcome = await services.GetRequiredService<SandboxTrial>().RunAsync(parsed.GetRequiredValue(words), copies, most, cancellationToken);
            return SandboxTrialReport.Print(outcome, most, parsed.GetValue(json), output, error);
        });
        return command;
    }
}
