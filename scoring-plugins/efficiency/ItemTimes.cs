using SharedTask.Scoring.Formats;

namespace Efficiency;

/// <summary>The times that a run reports for its items.</summary>
/// <param name="problems">Where problems of the run are reported.</param>
internal sealed class ItemTimes(ProblemList problems)
{
    // Thirty years. Sums of such times are never too large.
    private const double Longest = 1e9;

    private double[] seconds = [];
    private (string File, long Line, string Column)? first;

    /// <summary>The greatest time; 0 without any.</summary>
    public double Greatest { get; private set; }

    /// <summary>The time of an item in seconds; 0 where the run has no row for it.</summary>
    public double this[int item] => item < seconds.Length ? seconds[item] : 0;

    /// <summary>Reads the time of a row, which is its third field.</summary>
    public void Take(RowReader reader, int item)
    {
        if (reader.File.Format == FileFormat.Lines)
        {
            ReportLines(reader);
            return;
        }

        first ??= (reader.File.Name, reader.Line, reader.ColumnName(2));
        if (NumberField.TryRead(reader, 2, 0, Longest, problems, out var time))
        {
            if (item >= seconds.Length)
            {
                Array.Resize(ref seconds, Math.Max(item + 1, 2 * seconds.Length));
            }

            seconds[item] = time;
            Greatest = Math.Max(Greatest, time);
        }
    }

    /// <summary>Reports times that are all 0: nothing could be divided by them.</summary>
    public void Check()
    {
        if (Greatest == 0 && first is var (file, line, column) && !problems.HasErrors)
        {
            problems.Error(ProblemCodes.OutOfRange, $"Line {line}: all times are 0; answers take time.", file, line, column, "0");
        }
    }

    private void ReportLines(RowReader reader)
    {
        if (!problems.HasErrors)
        {
            problems.Error(ProblemCodes.MissingColumn, "Expected a table: lines of text have no room for times.", reader.File.Name, 1, reader.ColumnName(2));
        }
    }
}
