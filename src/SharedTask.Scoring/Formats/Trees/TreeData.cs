using System.Globalization;
using System.Text;
using SharedTask.Scoring.Metrics.Parsing;

namespace SharedTask.Scoring.Formats.Trees;

/// <summary>A reference treebank and that of a run, with what is wrong with them.</summary>
public sealed class TreeData
{
    private const int ShownCharacters = 20;

    private readonly PairFiles files;
    private readonly TreeOptions options;
    private readonly TreeVocabulary vocabulary = new();
    private readonly ByteStringTable ids = new();

    private TreeData(PairFiles files, TreeOptions options)
    {
        this.files = files;
        this.options = options;
        Slices = [.. options.Slices.Select(name => new SliceColumn(name))];
    }

    /// <summary>The comments for slices, for each sentence of the reference.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; }

    /// <summary>How many sentences the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>The counts; <see langword="null"/> unless there are a reference and a run without errors.</summary>
    public ParsingTally? Tally { get; private set; }

    /// <summary>A sentence's <c>sent_id</c> or, unless every sentence has one of its own, its number, counted from 1.</summary>
    /// <param name="sentence">The sentence of the reference.</param>
    /// <returns>The id.</returns>
    public string IdOf(int sentence) => ids.Count == Count ? Encoding.UTF8.GetString(ids[sentence]) : (sentence + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a reference, a run, or both.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">How they are read.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static TreeData Read(PairFiles files, TreeOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var data = new TreeData(files, options);
        var gold = files.FindReference() is { } reference ? data.ReadGold(reference) : null;
        if (files.FindRun() is { } run)
        {
            data.ReadRun(run, gold);
        }

        return data;
    }

    private Treebank ReadGold(InputFile file)
    {
        var comments = new SentenceComments(["sent_id", .. options.Slices]);
        var reader = new ConlluReader(file, vocabulary, comments, options.AllowsRoots, files.ReferenceProblems);
        reader.Read(line =>
        {
            ids.GetOrAdd(comments[0] ?? [], out _);
            for (var slice = 0; slice < Slices.Count; slice++)
            {
                AddSlice(Slices[slice], comments[slice + 1], file, line);
            }
        });
        Count = reader.Trees.Sentences.Count;
        return reader.Trees;
    }

    private void AddSlice(SliceColumn slice, byte[]? value, InputFile file, int line)
    {
        if (value is null)
        {
            var name = Excerpt.Of(slice.Name);
            files.ReferenceProblems.Error(
                ProblemCodes.MissingField, $"Line {line}: no comment before the sentence is like \"# {name} = ...\", which the slices need.", file.Name, line, name);
        }

        slice.Add(value);
    }

    private void ReadRun(InputFile file, Treebank? gold)
    {
        var reader = new ConlluReader(file, vocabulary, new SentenceComments([]), options.AllowsRoots, files.RunProblems);
        reader.Read(_ => { });
        Count = gold is null ? reader.Trees.Sentences.Count : Count;
        if (gold is null || files.RunProblems.HasErrors || !HasSameText(file, gold, reader.Trees))
        {
            return;
        }

        var alignment = new WordAlignment(gold, reader.Trees);
        if (alignment.TooLongAt is { } word)
        {
            var line = reader.Trees.Words[word].Span.Line;
            files.RunProblems.Error(
                ProblemCodes.TooManyRows, $"Line {line}: the multi-word tokens that begin here overlap with too many words of the reference to be aligned with them.", file.Name, line, "ID");
            return;
        }

        Tally = new ParsingTally(gold, reader.Trees, vocabulary, alignment);
    }

    /// <summary>Texts may be cut in other ways; their characters have to be the same.</summary>
    private bool HasSameText(InputFile file, Treebank gold, Treebank run)
    {
        var wanted = gold.Text.WrittenSpan;
        var found = run.Text.WrittenSpan;
        var same = wanted.CommonPrefixLength(found);
        if (same == wanted.Length && same == found.Length)
        {
            return true;
        }

        while (same > 0 && (IsContinuation(wanted, same) || IsContinuation(found, same)))
        {
            same--;
        }

        var line = run.Tokens[Math.Max(0, run.Tokens.FindLastIndex(token => token.Start <= same))].Line;
        var (expected, value) = (Piece(wanted[same..]), Piece(found[same..]));
        var what = value.Length == 0 ? $"the text ends behind this line, expected to go on with \"{expected}\""
            : expected.Length == 0 ? $"the reference's text ends before \"{value}\""
            : $"the text goes on with \"{value}\", expected \"{expected}\"";
        var form = value.Length > 0 && expected.Length > 0 && HasOtherForm(UnicodeForm.Canonical(value), UnicodeForm.Canonical(expected))
            ? " The two differ in their Unicode normal form (NFC or NFD) alone." : "";
        files.RunProblems.Error(ProblemCodes.TextDiffers, $"Line {line}: {what}. All tokens together, without spaces, have to be the text of the reference.{form}", file.Name, line, "FORM", value);
        return false;
    }

    /// <summary>Two pieces of as many characters may end at different places.</summary>
    private static bool HasOtherForm(string value, string expected) =>
        value.StartsWith(expected, StringComparison.Ordinal) || expected.StartsWith(value, StringComparison.Ordinal);

    private static bool IsContinuation(ReadOnlySpan<byte> text, int position) => position < text.Length && (text[position] & 0xC0) == 0x80;

    private static string Piece(ReadOnlySpan<byte> text) =>
        Excerpt.Of(string.Concat(Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4 * ShownCharacters)]).EnumerateRunes().Take(ShownCharacters)));
}
