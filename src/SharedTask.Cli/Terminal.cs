using Spectre.Console;

namespace SharedTask.Cli;

/// <summary>Writes for people.</summary>
internal static class Terminal
{
    // Wide enough that a table in a file or a pipe is not wrapped inside of a number.
    private const int WidthWithoutTerminal = 200;

    public static IAnsiConsole To(TextWriter output)
    {
        var isScreen = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isScreen ? AnsiSupport.Detect : AnsiSupport.No,
        });
        if (!isScreen)
        {
            console.Profile.Width = WidthWithoutTerminal;
        }

        return console;
    }

    /// <summary>Text of a file's author: what would steer the terminal or be read as markup is shown, not obeyed.</summary>
    public static string Text(string text) => Markup.Escape(Plain(text));

    /// <summary>The same for a writer that knows no markup.</summary>
    public static string Plain(string text) => string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character));

    /// <summary>A line of what a program printed, for a writer that knows no markup.</summary>
    public static string Line(string line) => Plain(line.TrimEnd('\r').Replace("\t", "    ", StringComparison.Ordinal));
}
