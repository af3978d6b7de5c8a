using System.CommandLine;

namespace SharedTask.Cli;

/// <summary>The words that <c>score</c>, <c>compare</c> and <c>check</c> share.</summary>
internal sealed class CommonOptions
{
    public Argument<string> Plugin { get; } = new("plugin") { Description = "The plugin's id; 'plugins' lists them." };

    public Option<string[]> Settings { get; } = new("--set") { Description = "A parameter of the plugin, as key=value; a list as key=a,b,c. May be repeated.", HelpName = "key=value" };

    public Option<long> Seed { get; } = new("--seed") { Description = "The seed of every random choice.", DefaultValueFactory = _ => 17 };

    public Option<bool> Json { get; } = new("--json") { Description = "Print the result as JSON, and nothing else." };

    public void AddTo(Command command)
    {
        command.Arguments.Add(Plugin);
        command.Options.Add(Settings);
        command.Options.Add(Seed);
        command.Options.Add(Json);
    }

    public static Option<string?> Path(string name, string what, bool required) => new(name)
    {
        Description = $"The {what}: a file, a folder or a zip.",
        HelpName = "path",
        Required = required,
    };
}
