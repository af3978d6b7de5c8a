using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using SharedTask.Scoring.Metrics.Parsing;

namespace SharedTask.Scoring.Formats.Trees;

/// <summary>
/// Reads a file of CoNLL-U: ten columns parted by tabs, a line for every word, for every multi-word token (<c>3-4</c>) before its words,
/// and for every empty node (<c>3.1</c>), which is passed over; a blank line behind every sentence; comments before it.
/// </summary>
internal sealed class ConlluReader
{
    private const int Columns = 10;
    private const int MaxWords = 100_000;

    private static readonly string[] Names = ["ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC"];

    private readonly InputFile file;
    private readonly TreeVocabulary vocabulary;
    private readonly SentenceComments comments;
    private readonly ProblemList problems;
    private readonly SentenceHeads heads;
    private readonly Range[] columns = new Range[Columns];
    private readonly byte[] room = new byte[LineReader.MaxLineBytes];
    private int firstWord;
    private int firstToken;
    private int sentenceLine;
    private int openUntil;
    private bool isBad;

    /// <summary>Prepares reading.</summary>
    /// <param name="file">The file.</param>
    /// <param name="vocabulary">Gives texts their numbers.</param>
    /// <param name="comments">The comments that are kept.</param>
    /// <param name="allowsRoots">Whether a sentence may have several roots.</param>
    /// <param name="problems">Where problems are reported.</param>
    public ConlluReader(InputFile file, TreeVocabulary vocabulary, SentenceComments comments, bool allowsRoots, ProblemList problems)
    {
        this.file = file;
        this.vocabulary = vocabulary;
        this.comments = comments;
        this.problems = problems;
        heads = new SentenceHeads(file, allowsRoots, problems);
    }

    /// <summary>What was read.</summary>
    public Treebank Trees { get; } = new();

    private int WordCount => Trees.Words.Count - firstWord;

    private bool IsOpen => sentenceLine > 0;

    /// <summary>Reads all sentences.</summary>
    /// <param name="onSentence">Is given the line on which a sentence begins, when its comments are known.</param>
    public void Read(Action<int> onSentence)
    {
        using var lines = new LineReader(file, problems);
        while (lines.TryRead())
        {
            var line = lines.Current;
            if (lines.IsTooLong)
            {
                isBad = true;
            }
            else if (!line.ContainsAnyExcept(" \t"u8))
            {
                EndSentence(onSentence);
            }
            else if (!IsOpen && line[0] == (byte)'#')
            {
                comments.Take(line);
            }
            else
            {
                TakeLine(line, (int)lines.Line);
            }
        }

        EndSentence(onSentence);
        if (Trees.Sentences.Count == 0 && !problems.HasErrors)
        {
            problems.Error(ProblemCodes.EmptyFile, "The file has no sentences.", file.Name);
        }
    }

    /// <summary>Behind a line that cannot be read the rest of its sentence is passed over: its words would have unexpected numbers.</summary>
    private void TakeLine(ReadOnlySpan<byte> line, int number)
    {
        if (!IsOpen)
        {
            (sentenceLine, firstWord, firstToken, openUntil) = (number, Trees.Words.Count, Trees.Tokens.Count, 0);
        }

        isBad = isBad || !TrySplit(line, number) || !TryTake(line, number);
    }

    private bool TrySplit(ReadOnlySpan<byte> line, int number)
    {
        var count = line.Count((byte)'\t') + 1;
        if (count != Columns || line.Contains((byte)'\r'))
        {
            var what = count == Columns ? "has a carriage return within it" : $"has {count} {(count == 1 ? "column" : "columns")} parted by tabs, expected {Columns}";
            var place = count < Columns ? Names[count]
                : count > Columns ? TextPlace.NumberedColumn(Columns + 1)
                : TextPlace.Behind(line[..line.IndexOf((byte)'\r')]).Column;
            problems.Error(ProblemCodes.ColumnCount, $"Line {number} {what}. Sentences are parted by blank lines.", file.Name, number, place, Excerpt.Of(line));
            return false;
        }

        var column = 0;
        foreach (var range in line.Split((byte)'\t'))
        {
            columns[column++] = range;
        }

        return true;
    }

    private bool TryTake(ReadOnlySpan<byte> line, int number)
    {
        var id = line[columns[(int)ConlluColumn.Id]];
        if (id.Contains((byte)'.'))
        {
            return true;
        }

        return id.IndexOf((byte)'-') is > 0 and var dash ? TryTakeToken(line, number, id, dash) : TryTakeWord(line, number, id);
    }

    private bool TryTakeToken(ReadOnlySpan<byte> line, int number, ReadOnlySpan<byte> id, int dash)
    {
        if (WordCount < openUntil || !TryWhole(id[..dash], out var first) || !TryWhole(id[(dash + 1)..], out var last) || first != WordCount + 1 || last < first)
        {
            return ReportId(id, number);
        }

        openUntil = last;
        return TryAddToken(line, number);
    }

    private bool TryTakeWord(ReadOnlySpan<byte> line, int number, ReadOnlySpan<byte> id)
    {
        if (!TryWhole(id, out var word) || word != WordCount + 1)
        {
            return ReportId(id, number);
        }

        if (word > MaxWords)
        {
            problems.Error(ProblemCodes.TooManyRows, $"Line {number}: the sentence has more than {MaxWords} words. Is a blank line missing behind sentences?", file.Name, number);
            return false;
        }

        var isPart = word <= openUntil;
        if (!isPart && !TryAddToken(line, number))
        {
            return false;
        }

        var form = line[columns[(int)ConlluColumn.Form]];
        var span = Trees.Tokens[^1] with { Line = number };
        Trees.Words.Add(new TreeWord(
            span,
            isPart,
            vocabulary.AddForm(isPart ? form : Trees.Text.WrittenSpan[span.Start..span.End]),
            vocabulary.Add(line[columns[(int)ConlluColumn.Lemma]]),
            vocabulary.Add(line[columns[(int)ConlluColumn.Upos]]),
            vocabulary.Add(line[columns[(int)ConlluColumn.Xpos]]),
            vocabulary.AddFeatures(line[columns[(int)ConlluColumn.Feats]]),
            vocabulary.AddRelation(line[columns[(int)ConlluColumn.Deprel]]),
            ReadHead(line[columns[(int)ConlluColumn.Head]], number)));
        return true;
    }

    /// <summary>Adds the form without its spaces to the text.</summary>
    private bool TryAddToken(ReadOnlySpan<byte> line, int number)
    {
        var form = WithoutSpaces(line[columns[(int)ConlluColumn.Form]]);
        if (form.IsEmpty)
        {
            problems.Error(ProblemCodes.EmptyValue, $"Line {number}: the FORM is empty.", file.Name, number, "FORM");
            return false;
        }

        var start = Trees.Text.WrittenCount;
        Trees.Text.Write(form);
        Trees.Tokens.Add(new TextSpan(start, Trees.Text.WrittenCount, number));
        return true;
    }

    private ReadOnlySpan<byte> WithoutSpaces(ReadOnlySpan<byte> form)
    {
        var length = 0;
        while (!form.IsEmpty)
        {
            Rune.DecodeFromUtf8(form, out var rune, out var size);
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.SpaceSeparator)
            {
                form[..size].CopyTo(room.AsSpan(length));
                length += size;
            }

            form = form[size..];
        }

        return room.AsSpan(0, length);
    }

    /// <summary>The head as it is written, counted from 1 within the sentence; <see cref="SentenceHeads"/> makes it the word's number.</summary>
    private int ReadHead(ReadOnlySpan<byte> text, int number)
    {
        if (TryWhole(text, out var head))
        {
            return head;
        }

        var value = Excerpt.Of(text);
        problems.Error(ProblemCodes.NotANumber, $"Line {number}: the HEAD \"{value}\" is not the number of a word, or 0.", file.Name, number, "HEAD", value);
        return SentenceHeads.Unreadable;
    }

    private static bool TryWhole(ReadOnlySpan<byte> text, out int value) =>
        Utf8Parser.TryParse(text, out value, out var length) && length == text.Length && text[0] is >= (byte)'0' and <= (byte)'9';

    private bool ReportId(ReadOnlySpan<byte> id, int number)
    {
        var value = Excerpt.Of(id);
        problems.Error(
            ProblemCodes.OutOfOrder,
            $"Line {number}: the ID is \"{value}\", expected {WordCount + 1}{(WordCount < openUntil ? $", a word of the token that ends with {openUntil}" : "")}. The rest of the sentence was not checked.",
            file.Name, number, "ID", value);
        return false;
    }

    private void EndSentence(Action<int> onSentence)
    {
        if (IsOpen && !isBad && WordCount < openUntil)
        {
            problems.Error(ProblemCodes.OutOfOrder, $"Line {Trees.Tokens[^1].Line}: the token ends with word {openUntil}, the sentence with word {WordCount}.", file.Name, Trees.Tokens[^1].Line, "ID");
        }
        else if (IsOpen && !isBad && WordCount > 0)
        {
            heads.Resolve(Trees.Words, firstWord, sentenceLine);
            Trees.Sentences.Add(new TextSpan(Trees.Tokens[firstToken].Start, Trees.Text.WrittenCount, sentenceLine));
            onSentence(sentenceLine);
        }

        comments.Clear();
        (sentenceLine, isBad) = (0, false);
    }
}
