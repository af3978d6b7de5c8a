using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace SharedTask.Scoring.Formats;

/// <summary>Gold and predicted sets of labels, item by item. A set is a cell with a separator between labels, or a JSON list.</summary>
public sealed class LabelSetData
{
    /// <summary>The number of an item's predicted set where the run does not answer the item.</summary>
    public const int Unanswered = -1;

    private readonly PairFiles files;
    private readonly LabelSetSyntax syntax;
    private readonly bool keepsUnknown;
    private readonly List<int> gold = [];
    private readonly List<int[]> sets = [];

    // Most items share their set with others: each way to write one, as a cell or as a list, is taken apart once.
    private readonly (ByteStringTable Texts, List<int> Sets)[] written = [(new(), []), (new(), [])];
    private readonly List<int> current = [];
    private readonly List<int> lastSetOf = [];
    private int setsRead;
    private byte[] unescaped = new byte[256];
    private int[] predicted = [];

    private LabelSetData(PairFiles files, IReadOnlyList<string> declared, IReadOnlyList<string> slices, LabelSetSyntax syntax, bool keepsUnknown)
    {
        this.files = files;
        this.syntax = syntax;
        this.keepsUnknown = keepsUnknown;
        Labels = new LabelSet(declared);
        Slices = [.. slices.Select(name => new SliceColumn(name))];
    }

    /// <summary>The labels.</summary>
    public LabelSet Labels { get; }

    /// <summary>The columns for slices.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; }

    /// <summary>The reference's rows; <see langword="null"/> without a reference.</summary>
    public RowIndex? Rows { get; private set; }

    /// <summary>How many items the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>The sets as lists of labels, numbered as they were met; a set that is written in several ways occurs several times.</summary>
    public IReadOnlyList<int[]> Sets => sets;

    /// <summary>The number of each item's gold set, in the reference's order.</summary>
    public ReadOnlySpan<int> Gold => CollectionsMarshal.AsSpan(gold);

    /// <summary>The number of each item's predicted set, in the reference's order; <see cref="Unanswered"/> where there is none.</summary>
    public ReadOnlySpan<int> Predicted => predicted;

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="layout">Where the columns are.</param>
    /// <param name="declared">All labels in their order, or none if the reference decides.</param>
    /// <param name="syntax">How a set is written in a cell.</param>
    /// <param name="keepsUnknown">Whether an unknown label becomes one of its own instead of an error.</param>
    /// <param name="mayMiss">Whether the run may leave items unanswered.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static LabelSetData Read(PairFiles files, PairLayout layout, IReadOnlyList<string> declared, LabelSetSyntax syntax, bool keepsUnknown, bool mayMiss)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(syntax);
        var lists = layout with { Gold = layout.Gold with { AllowsList = true }, Answer = layout.Answer with { AllowsList = true } };
        var data = new LabelSetData(files, declared, layout.Slices, syntax, keepsUnknown);
        var rows = files.ReadReference(lists, data.TakeGold);
        data.Rows = rows;
        if (rows is not null)
        {
            data.predicted = new int[rows.Count];
            Array.Fill(data.predicted, Unanswered);
        }

        data.Count = files.ReadRun(lists, rows, mayMiss, data.TakeAnswer);
        return data;
    }

    private void TakeGold(RowReader reader)
    {
        gold.Add(ReadSet(reader, isGold: true));
        for (var slice = 0; slice < Slices.Count; slice++)
        {
            Slices[slice].Add(reader[slice + 2]);
        }
    }

    private void TakeAnswer(RowReader reader, int index)
    {
        var set = ReadSet(reader, isGold: false);
        if (index < predicted.Length)
        {
            predicted[index] = set;
        }
    }

    private int ReadSet(RowReader reader, bool isGold)
    {
        var isList = reader.IsList(1);
        var (texts, known) = written[isList ? 1 : 0];
        if (texts.Find(reader[1]) is var place and >= 0)
        {
            return known[place];
        }

        current.Clear();
        setsRead++;
        if (!(isList ? ReadList(reader, isGold) : ReadCell(reader, isGold)))
        {
            return Unanswered;
        }

        sets.Add([.. current]);
        texts.GetOrAdd(reader[1], out _);
        known.Add(sets.Count - 1);
        return sets.Count - 1;
    }

    private bool ReadCell(RowReader reader, bool isGold)
    {
        var isGood = true;
        var rest = reader[1];
        if (syntax.IsEmpty(rest))
        {
            return true;
        }

        while (true)
        {
            var end = rest.IndexOf(syntax.Separator);
            isGood &= Take(reader, (end < 0 ? rest : rest[..end]).Trim((byte)' '), isGold);
            if (end < 0)
            {
                return isGood;
            }

            rest = rest[(end + syntax.Separator.Length)..];
        }
    }

    private bool ReadList(RowReader reader, bool isGold)
    {
        var isGood = true;
        var json = new Utf8JsonReader(reader[1]);
        json.Read();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            switch (json.TokenType)
            {
                case JsonTokenType.String:
                    if (unescaped.Length < json.ValueSpan.Length)
                    {
                        unescaped = new byte[2 * json.ValueSpan.Length];
                    }

                    isGood &= TryUnescape(ref json, out var length)
                        ? Take(reader, unescaped.AsSpan(0, length), isGold)
                        : Report(reader, isGold, ProblemCodes.InvalidJson, "a half of a surrogate pair stands alone in a label.");
                    break;
                case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                    isGood &= Take(reader, json.ValueSpan, isGold);
                    break;
                default:
                    json.Skip();
                    isGood = Report(reader, isGold, ProblemCodes.WrongType, $"the list \"{reader.ColumnName(1)}\" holds something that is neither a text nor a number.");
                    break;
            }
        }

        return isGood;
    }

    private bool TryUnescape(ref Utf8JsonReader json, out int length)
    {
        try
        {
            length = json.CopyString(unescaped);
            return true;
        }
        catch (InvalidOperationException)
        {
            length = 0;
            return false;
        }
    }

    private bool Take(RowReader reader, ReadOnlySpan<byte> label, bool isGold)
    {
        if (label.Length is 0 or > RowReader.MaxValueBytes)
        {
            return label.IsEmpty
                ? Report(reader, isGold, ProblemCodes.EmptyValue, $"a label in the {reader.ColumnName(1)} is empty. {syntax.Spoken}")
                : Report(reader, isGold, ProblemCodes.ValueTooLong, $"a label is {label.Length} bytes long; at most {RowReader.MaxValueBytes} are read.");
        }

        if (!isGold && !Labels.HasKnown)
        {
            return true;
        }

        var number = isGold ? Labels.ReadGold(reader, label, files.ReferenceProblems) : Labels.ReadPredicted(reader, label, files.RunProblems, keepsUnknown, syntax);
        if (number >= 0 && !IsFirst(number))
        {
            var problems = isGold ? files.ReferenceProblems : files.RunProblems;
            problems.Warning(ProblemCodes.DuplicateLabel, $"Line {reader.Line}: the label \"{Excerpt.Of(label)}\" occurs twice; it counts once.", reader.File.Name, reader.Line, reader.ColumnName(1), Excerpt.Of(label));
            return true;
        }

        current.Add(number);
        return number >= 0;
    }

    /// <summary>Notes that the current set has a label, without a search: a set may be a whole line long.</summary>
    private bool IsFirst(int label)
    {
        while (lastSetOf.Count <= label)
        {
            lastSetOf.Add(0);
        }

        var isFirst = lastSetOf[label] != setsRead;
        lastSetOf[label] = setsRead;
        return isFirst;
    }

    private bool Report(RowReader reader, bool isGold, string code, string what)
    {
        var problems = isGold ? files.ReferenceProblems : files.RunProblems;
        problems.Error(() => new(default, code, $"Line {reader.Line}: {what}", reader.File.Name, reader.Line, reader.ColumnName(1), Excerpt.Of(reader[1])));
        return false;
    }
}
