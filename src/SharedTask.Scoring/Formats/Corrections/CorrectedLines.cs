using System.Text;

namespace SharedTask.Scoring.Formats.Corrections;

/// <summary>Reads a run of corrected sentences, one per line; every line is a sentence, blank ones included.</summary>
internal static class CorrectedLines
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <returns>The tokens of each sentence.</returns>
    public static List<string[]> Read(InputFile file, ProblemList problems)
    {
        var sentences = new List<string[]>();
        if (FormatDetector.FromName(file.Name) is not null || file.Name.EndsWith(".m2", StringComparison.OrdinalIgnoreCase))
        {
            problems.Error(ProblemCodes.WrongFormat, "Expected lines of text, one for each sentence, in a file that ends with .txt.", file.Name);
            return sentences;
        }

        using var lines = new LineReader(file, problems);
        while (lines.TryRead())
        {
            if (sentences.Count == CorrectionData.MaxSentences)
            {
                CorrectionData.ReportTooMany(file, lines.Line, problems);
                break;
            }

            sentences.Add(SpacedTokens.Split(Encoding.UTF8.GetString(lines.Current)));
            CorrectionData.CheckLength(sentences[^1].Length, file, lines.Line, problems);
        }

        return sentences;
    }
}
