using System.Text;

namespace SharedTask.Worker.Programs;

/// <summary>Turns a command of a bundle's metadata into arguments, as the platforms do.</summary>
internal static class ProgramCommand
{
    public const string Home = "/app";
    public const string Program = "/app/program";
    public const string Input = "/app/input";
    public const string InputData = "/app/input_data";
    public const string Output = "/app/output";
    public const string Submission = "/app/ingested_program";
    public const string Shared = "/app/shared";

    /// <summary>The arguments of a scoring program's command.</summary>
    public static IReadOnlyList<string> ForScoring(string command) => Split(Fill(command, Input, Program, Input + "/res"));

    /// <summary>The arguments of an ingestion program's command.</summary>
    public static IReadOnlyList<string> ForIngestion(string command) => Split(Fill(command, InputData, Program, Output));

    /// <summary>Replaces one after the other, in the platforms' order: the first also hits what later ones begin with.</summary>
    private static string Fill(string command, string input, string program, string predictions)
    {
        (string Name, string Value)[] places =
        [
            ("$input", input), ("$output", Output), ("$program", program), ("$ingestion_program", Program), ("$hidden", Input + "/ref"),
            ("$shared", Shared), ("$submission_program", Submission), ("$tmp", Output), ("$predictions", predictions),
        ];
        // $ingestion_program and $submission_program hold $program only in their tails, which the dollar sign keeps apart.
        return places.Aggregate(command.Replace('\\', '/'), (text, place) => text.Replace(place.Name, place.Value, StringComparison.Ordinal));
    }

    /// <summary>Words as a shell parts them, with quotes and without anything else of a shell.</summary>
    private static List<string> Split(string command)
    {
        List<string> words = [];
        var word = new StringBuilder();
        var (quote, isIn) = ('\0', false);
        foreach (var letter in command)
        {
            if (quote != '\0')
            {
                if (letter == quote)
                {
                    quote = '\0';
                }
                else
                {
                    word.Append(letter);
                }
            }
            else if (letter is '\'' or '"')
            {
                (quote, isIn) = (letter, true);
            }
            else if (char.IsWhiteSpace(letter))
            {
                End();
            }
            else
            {
                word.Append(letter);
                isIn = true;
            }
        }

        End();
        return words;

        void End()
        {
            if (isIn)
            {
                words.Add(word.ToString());
                word.Clear();
                isIn = false;
            }
        }
    }
}
