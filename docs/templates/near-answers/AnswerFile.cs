using System.Globalization;
using System.Text;

namespace NearAnswers;

/// <summary>A number, and where it stands.</summary>
internal sealed record Answer(double Number, string File, int Line);

/// <summary>Reads the only file of a folder: an id, a tab and a number per line.</summary>
internal static class AnswerFile
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The answers by id, or null if there is no such folder.</summary>
    public static Dictionary<string, Answer>? Read(string folder, ProblemList problems)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        if (files.Length != 1)
        {
            problems.Add(new("file-count", $"One file is expected; there are {files.Length}."));
            return answers;
        }

        var name = Path.GetRelativePath(folder, files[0]);
        var line = 0;
        try
        {
            using var reader = new StreamReader(files[0], Strict);
            while (reader.ReadLine() is { } text)
            {
                Take(text, name, ++line, answers, problems);
            }
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new("encoding", "The file is not text in UTF-8. Please save it as UTF-8.", name, line + 1));
        }

        if (answers.Count == 0 && !problems.Any)
        {
            problems.Add(new("empty-file", "The file has no answers.", name, 1));
        }

        return answers;
    }

    private static void Take(string text, string file, int line, Dictionary<string, Answer> answers, ProblemList problems)
    {
        var cells = text.Split('\t');
        if (cells.Length != 2)
        {
            problems.Add(new("column-count", $"Line {line} has {cells.Length} {(cells.Length == 1 ? "column" : "columns")}; expected: an id, a tab and a number.", file, line));
        }
        else if (!double.TryParse(cells[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            problems.Add(new("not-a-number", $"Line {line}: \"{cells[1]}\" is not a number.", file, line, "answer", cells[1]));
        }
        else if (!answers.TryAdd(cells[0], new Answer(number, file, line)))
        {
            problems.Add(new("duplicate-id", $"Line {line}: \"{cells[0]}\" was answered already, on line {answers[cells[0]].Line}.", file, line, "id", cells[0]));
        }
    }
}
