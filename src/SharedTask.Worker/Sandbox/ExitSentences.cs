using System.Globalization;

namespace SharedTask.Worker.Sandbox;

/// <summary>Says how a program ended by itself.</summary>
public static class ExitSentences
{
    /// <summary>The end of a sentence: "with exit code 9", or the signal that a code beyond 128 usually means.</summary>
    public static string Of(int? exitCode) => exitCode is > 128 and var code
        ? string.Create(CultureInfo.InvariantCulture, $"with exit code {code}, by signal {code - 128}{Meaning(code - 128)} if it did not choose that code itself")
        : string.Create(CultureInfo.InvariantCulture, $"with exit code {exitCode}");

    private static string Meaning(int signal) => signal switch
    {
        4 => " (an instruction that this processor does not know)",
        6 => " (it gave up)",
        8 => " (arithmetic)",
        9 => " (killed)",
        11 => " (it touched memory that is not its own)",
        _ => "",
    };
}
