using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Storage;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Cli;

/// <summary>The words that say what a program may use.</summary>
internal sealed class LimitOptions
{
    private const double MostSeconds = 7 * 24 * 3600;

    // Less would not even hold the sandbox itself.
    private const long LeastMemory = 16L * 1024 * 1024;

    private const int MostProcesses = 4096;

    private static readonly SandboxLimits Default = new();

    private readonly Option<TimeSpan> wall = Seconds("--wall", "The most time from start to end, in seconds.", Default.Wall);
    private readonly Option<TimeSpan> cpu = Seconds("--cpu", "The most processor time of all its processes together, in seconds.", Default.Cpu);
    private readonly Option<long> memory = new("--memory")
    {
        Description = $"The most memory, such as 512M or 2G; {FileSize.Format(Default.MemoryBytes)} unless given.",
        HelpName = "size",
        DefaultValueFactory = _ => Default.MemoryBytes,
        CustomParser = ParseMemory,
    };

    private readonly Option<int> processes = new("--pids")
    {
        Description = $"The most processes and threads at a time; {Default.Processes} unless given.",
        HelpName = "number",
        DefaultValueFactory = _ => Default.Processes,
        CustomParser = ParseProcesses,
    };

    /// <summary>The option that gives more of something, if there is one.</summary>
    public static string? NameOf(LimitKind kind) => kind switch
    {
        LimitKind.Wall => "--wall",
        LimitKind.Cpu => "--cpu",
        LimitKind.Memory => "--memory",
        _ => null,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(wall);
        command.Options.Add(cpu);
        command.Options.Add(memory);
        command.Options.Add(processes);
    }

    public SandboxLimits Read(ParseResult parsed) => new()
    {
        Wall = parsed.GetValue(wall),
        Cpu = parsed.GetValue(cpu),
        MemoryBytes = parsed.GetValue(memory),
        Processes = parsed.GetValue(processes),
    };

    private static Option<TimeSpan> Seconds(string name, string description, TimeSpan usual) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{description} {usual.TotalSeconds:0} unless given."),
        HelpName = "seconds",
        DefaultValueFactory = _ => usual,
        CustomParser = argument => ParseSeconds(argument, name),
    };

    private static TimeSpan ParseSeconds(ArgumentResult argument, string name)
    {
        var text = argument.Tokens[^1].Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0.05 and <= MostSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        argument.AddError($"{name} takes seconds between 0.05 and {MostSeconds.ToString(CultureInfo.InvariantCulture)}, such as 60 or 0.5; \"{text}\" is none.");
        return default;
    }

    private static long ParseMemory(ArgumentResult argument)
    {
        var text = argument.Tokens[^1].Value;
        if (MemorySize.Parse(text) is { } bytes and >= LeastMemory)
        {
            return bytes;
        }

        argument.AddError($"--memory takes a size of at least {FileSize.Format(LeastMemory)}, such as 512M or 2G; \"{text}\" is none.");
        return default;
    }

    private static int ParseProcesses(ArgumentResult argument)
    {
        var text = argument.Tokens[^1].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 4 and <= MostProcesses)
        {
            return number;
        }

        argument.AddError($"--pids takes a number between 4 and {MostProcesses}; \"{text}\" is none. The sandbox itself takes three.");
        return default;
    }
}
