using System.Buffers.Text;
using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>Reads a run beside its reference: finds for every row of the run the row of the reference that it answers.</summary>
/// <param name="reference">The reference's rows.</param>
/// <param name="problems">Where problems are reported.</param>
public sealed class RunAligner(RowIndex reference, ProblemList problems)
{
    // More ids than this would make the table of their canonical forms larger than the hint is worth.
    private const int MaxCanonicalIds = 300_000;

    private readonly int[] lines = new int[reference.Count];
    private Dictionary<string, int>? canonicalIds;
    private FoldedIds? folded;
    private int expected;
    private long firstSurplus;
    private bool hasSurplus;
    private long? firstNumber;

    /// <summary>Reads all rows of a run, and checks that each row of the reference is answered exactly once.</summary>
    /// <param name="reader">The reader, before the first row; its first field is the id.</param>
    /// <param name="mayMiss">Whether rows of the reference may stay without an answer.</param>
    /// <param name="onRow">Is given the number of the reference's row; it reads the row's other fields.</param>
    public void Read(RowReader reader, bool mayMiss, Action<int> onRow)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(onRow);
        var answered = 0;
        while (reader.MoveNext())
        {
            var index = reader.HasIds ? FindRow(reader) : reader.Ordinal;
            if (index < 0 || index >= reference.Count)
            {
                firstSurplus = firstSurplus == 0 ? reader.Line : firstSurplus;
                hasSurplus |= reader.HasIds || !reader[1].IsEmpty;
                continue;
            }

            if (lines[index] > 0)
            {
                RowIndex.ReportDuplicate(reader, problems, lines[index]);
                continue;
            }

            lines[index] = (int)reader.Line;
            answered++;
            onRow(index);
        }

        if (reader.IsBroken)
        {
            return;
        }

        if (reader.Ordinal < 0 && !problems.HasErrors)
        {
            problems.Error(ProblemCodes.EmptyFile, "The file has no rows.", reader.File.Name);
            return;
        }

        CheckComplete(reader, answered, mayMiss);
    }

    private void CheckComplete(RowReader reader, int answered, bool mayMiss)
    {
        var rows = reader.Ordinal + 1;
        if (firstSurplus > 0 && !hasSurplus)
        {
            problems.Warning(ProblemCodes.BlankLine, $"The lines from {firstSurplus} on are blank and beyond the end of the reference; they were passed over.", reader.File.Name, firstSurplus);
            rows = reference.Count;
        }

        if (!reader.HasIds && rows != reference.Count)
        {
            problems.Error(
                ProblemCodes.LineCount,
                $"The file has {rows} {(rows == 1 ? "line" : "lines")}, and the reference has {reference.Count}. Without ids, line by line one answer is expected for each.",
                reader.File.Name,
                firstSurplus > 0 ? firstSurplus : reader.Line,
                reader.ColumnName(1));
            return;
        }

        // Rows that could not be read were reported already: their ids are probably those that are missing.
        var missing = reference.Count - answered;
        if (!mayMiss && missing > reader.Skipped)
        {
            ReportMissing(reader, missing);
        }
    }

    private void ReportMissing(RowReader reader, int missing)
    {
        for (var index = 0; index < lines.Length && problems.ListsAnotherError; index++)
        {
            if (lines[index] == 0)
            {
                var id = reference.HasIds ? Excerpt.Of(reference.Ids[index]) : $"{NumberOf(index)}";
                problems.Error(ProblemCodes.MissingId, $"There is no row for the id \"{id}\".", reader.File.Name, reader.Line, reader.ColumnName(0), id);
                missing--;
            }
        }

        problems.CountErrors(missing);
    }

    private int FindRow(RowReader reader)
    {
        if (!reader.HasUsableValue(0))
        {
            return -1;
        }

        return reference.HasIds ? FindId(reader) : FindNumber(reader);
    }

    private int FindId(RowReader reader)
    {
        var id = reader[0];

        // Most runs keep the reference's order: then one comparison replaces a look-up.
        if (expected < reference.Count && reference.Ids[expected].SequenceEqual(id))
        {
            return expected++;
        }

        var index = reference.Ids.Find(id);
        if (index < 0)
        {
            ReportUnknownId(reader);
            return -1;
        }

        expected = index + 1;
        return index;
    }

    // Apart from its caller, which would otherwise make a closure for every row.
    private void ReportUnknownId(RowReader reader) => problems.Error(() => UnknownId(reader));

    private Contract.ScoringProblem UnknownId(RowReader reader)
    {
        var id = Excerpt.Of(reader[0]);
        var hint = reader is DelimitedReader { Line: 1 } ? $" If this line is a header, it has to name the column \"{reader.ColumnName(0)}\"." : string.Empty;
        var trimmed = Encoding.UTF8.GetBytes(NumberSpelling.Trimmed(reader[0]));
        if (trimmed.Length < reader[0].Length && reference.Ids.Find(trimmed) >= 0)
        {
            hint = $" Did you mean \"{Excerpt.Of(trimmed)}\", without the characters around it?";
        }
        else if (NumberSpelling.Whole(reader[0]) is { } number && reference.Ids.Find(Encoding.UTF8.GetBytes(number)) >= 0)
        {
            hint = $" Did you mean \"{number}\"?";
        }
        else if (DiffersInFormAlone(reader[0]))
        {
            hint = " The reference has an id that differs in its Unicode normal form (NFC or NFD) alone.";
            problems.Warning(ProblemCodes.UnicodeForm, $"Line {reader.Line}: the id \"{id}\" differs from one of the reference in its Unicode normal form alone. Please write ids as they are in the data that you were given.", reader.File.Name, reader.Line, reader.ColumnName(0), id);
        }
        else if ((folded ??= new FoldedIds(reference.Ids)).Find(reader[0]) is >= 0 and var near)
        {
            hint = $" Did you mean \"{Excerpt.Of(reference.Ids[near])}\"?";
        }

        return new(default, ProblemCodes.UnknownId, $"Line {reader.Line}: the id \"{id}\" is not in the reference.{hint}", reader.File.Name, reader.Line, reader.ColumnName(0), id);
    }

    private bool DiffersInFormAlone(ReadOnlySpan<byte> id)
    {
        if (Ascii.IsValid(id) || reference.Count > MaxCanonicalIds)
        {
            return false;
        }

        if (canonicalIds is null)
        {
            canonicalIds = new(StringComparer.Ordinal);
            for (var index = 0; index < reference.Count; index++)
            {
                if (!Ascii.IsValid(reference.Ids[index]))
                {
                    canonicalIds[UnicodeForm.Canonical(Encoding.UTF8.GetString(reference.Ids[index]))] = index;
                }
            }
        }

        return canonicalIds.ContainsKey(UnicodeForm.Canonical(Encoding.UTF8.GetString(id)));
    }

    /// <summary>The reference has no ids: a run's ids have to be the numbers of the rows, from 0 or 1, in order.</summary>
    private int FindNumber(RowReader reader)
    {
        var isNumber = Utf8Parser.TryParse(reader[0], out long number, out var consumed) && consumed == reader[0].Length;
        var first = number - reader.Ordinal;
        if (isNumber && firstNumber is null && first is 0 or 1)
        {
            firstNumber = first;
        }

        if (isNumber && first == firstNumber && reader.Ordinal < reference.Count)
        {
            return reader.Ordinal;
        }

        ReportOutOfOrder(reader, NumberOf(reader.Ordinal));
        return -1;
    }

    private long NumberOf(int row) => row + (firstNumber ?? 1);

    private void ReportOutOfOrder(RowReader reader, long wanted) =>
        problems.Error(() =>
        {
            var id = Excerpt.Of(reader[0]);
            var (code, what) = reader.Ordinal < reference.Count
                ? (ProblemCodes.OutOfOrder, $"the reference has no ids, so rows have to be numbered in order; expected {wanted} instead of \"{id}\".")
                : (ProblemCodes.UnknownId, $"the id \"{id}\" is beyond the end of the reference, which has {reference.Count} rows.");
            return new(default, code, $"Line {reader.Line}: {what}", reader.File.Name, reader.Line, reader.ColumnName(0), id);
        });
}
