using System.Globalization;
using System.Text;

namespace SharedTask.Scoring.Formats.Corrections;

/// <summary>
/// Reads the M2 format of grammatical error correction: blocks parted by blank lines, in each the line <c>S tokens</c> and a line
/// <c>A start end|||type|||correction|||required|||comment|||annotator</c> for each edit. Lines that begin with <c>I </c> are passed over.
/// </summary>
internal sealed class M2Reader
{
    private const string Bar = "|||";
    private const int Fields = 6;
    private const string NoEdit = "noop";

    // Every sentence of a block has the edits of all before it, so their number grows with the square of the block's.
    private const long MaxSharedEdits = 1_000_000;

    private readonly InputFile file;
    private readonly ProblemList problems;
    private readonly List<M2Sentence> sentences = [];
    private readonly List<(long Line, string[] Tokens)> sources = [];
    private readonly List<(int Annotator, M2Edit Edit, long Line)> edits = [];

    private M2Reader(InputFile file, ProblemList problems) => (this.file, this.problems) = (file, problems);

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <returns>Its sentences.</returns>
    public static IReadOnlyList<M2Sentence> Read(InputFile file, ProblemList problems)
    {
        var reader = new M2Reader(file, problems);
        using var lines = new LineReader(file, problems);
        while (reader.sentences.Count <= CorrectionData.MaxSentences && lines.TryRead())
        {
            if (!lines.IsTooLong)
            {
                reader.Take(Encoding.UTF8.GetString(lines.Current), lines.Line);
            }
        }

        reader.EndBlock();
        if (reader.sentences.Count > CorrectionData.MaxSentences)
        {
            CorrectionData.ReportTooMany(file, lines.Line, problems);
        }
        else if (reader.sentences.Count == 0 && !problems.HasErrors)
        {
            problems.Error(ProblemCodes.EmptyFile, "The file has no sentences: expected lines that begin with \"S \".", file.Name);
        }

        return reader.sentences;
    }

    private void Take(string line, long number)
    {
        if (SpacedTokens.Trim(line).Length == 0)
        {
            EndBlock();
        }
        else if (line is "S" || line.StartsWith("S ", StringComparison.Ordinal))
        {
            var tokens = SpacedTokens.Split(line[1..]);
            CorrectionData.CheckLength(tokens.Length, file, number, problems);
            sources.Add((number, tokens));
        }
        else if (line.StartsWith("A ", StringComparison.Ordinal) && sources.Count > 0)
        {
            TakeEdit(line[2..], number);
        }
        else if (!line.StartsWith("I ", StringComparison.Ordinal))
        {
            var expected = sources.Count > 0 ? "\"A start end|||type|||correction|||required|||comment|||annotator\", or a blank line before the next sentence" : "a sentence, \"S \" and its tokens";
            Report(number, TextPlace.Start.Column, $"expected {expected}", Excerpt.Of(line));
        }
    }

    private void TakeEdit(string text, long number)
    {
        var fields = text.Split(Bar);
        if (fields.Length < Fields)
        {
            Report(number, "edit", $"an edit has {Fields} fields parted by {Bar}, and this one has {fields.Length}", Excerpt.Of(text));
            return;
        }

        var places = SpacedTokens.Split(fields[0]);
        if (places.Length < 2 || !TryWhole(places[0], out var start) || !TryWhole(places[1], out var end))
        {
            Report(number, "start end", $"\"{Excerpt.Of(fields[0])}\" is not two whole numbers, the tokens where the edit starts and ends", Excerpt.Of(fields[0]));
        }
        else if (!TryWhole(SpacedTokens.Trim(fields[Fields - 1]), out var annotator))
        {
            Report(number, "annotator", $"the annotator \"{Excerpt.Of(fields[Fields - 1])}\" is not a whole number", Excerpt.Of(fields[Fields - 1]));
        }
        else if (fields[1] == NoEdit)
        {
            edits.Add((annotator, new M2Edit(-1, -1, NoEdit, fields[2], []), number));
        }
        else if (start > end)
        {
            Report(number, "start end", $"the edit starts at token {start}, behind its end at token {end}", Excerpt.Of(fields[0]));
        }
        else
        {
            edits.Add((annotator, new M2Edit(start, end, fields[1], fields[2], []), number));
        }
    }

    private static bool TryWhole(string text, out int number) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    /// <summary>
    /// Where a block has several sentences, places are counted from the first one, and every sentence has the edits of all of them up to its
    /// own end, as in the official scorer.
    /// </summary>
    private void EndBlock()
    {
        if (sources.Count > 1 && (long)sources.Count * edits.Count > MaxSharedEdits)
        {
            Report(sources[1].Line, TextPlace.Start.Column, $"the block has {sources.Count} sentences with {edits.Count} edits; sentences are parted by blank lines", "S");
            edits.Clear();
        }

        string[] tokens = sources.Count == 1 ? sources[0].Tokens : [.. sources.SelectMany(source => source.Tokens)];
        ReportBeyond(tokens.Length);
        var end = 0;
        foreach (var (line, own) in sources)
        {
            end += own.Length;
            var annotators = edits.GroupBy(edit => edit.Annotator).Select(group => new M2Annotator(
                group.Key, [.. group.Select(edit => edit.Edit).Where(edit => edit.Start >= 0 && edit.End <= end).Select(edit => edit with { Original = tokens[edit.Start..edit.End] })]));
            sentences.Add(new M2Sentence(line, own, edits.Count == 0 ? [new M2Annotator(0, [])] : [.. annotators]));
        }

        sources.Clear();
        edits.Clear();
    }

    private void ReportBeyond(int tokens)
    {
        foreach (var (_, edit, line) in edits.Where(edit => edit.Edit.End > tokens))
        {
            problems.Warning(
                ProblemCodes.InvalidEdit, $"Line {line}: the edit ends at token {edit.End}, and the sentence has {tokens} tokens. It is left out.", file.Name, line, "start end", $"{edit.Start} {edit.End}");
        }
    }

    private void Report(long line, string column, string what, string value) =>
        problems.Error(ProblemCodes.InvalidEdit, $"Line {line}: {what}.", file.Name, line, column, value);
}
