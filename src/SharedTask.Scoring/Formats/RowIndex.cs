using System.Globalization;
using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>Which rows a reference has: by their ids, or by their order alone.</summary>
public sealed class RowIndex
{
    private readonly ByteStringTable? ids;

    private RowIndex(ByteStringTable? ids, int count)
    {
        this.ids = ids;
        Count = count;
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>Whether rows have ids; if not, their order is the id.</summary>
    public bool HasIds => ids is not null;

    /// <summary>The ids, in the order of the file.</summary>
    /// <exception cref="InvalidOperationException">Rows have no ids.</exception>
    public ByteStringTable Ids => ids ?? throw new InvalidOperationException("These rows have no ids.");

    /// <summary>Rows that are known by ids alone.</summary>
    /// <param name="ids">The ids.</param>
    /// <returns>The rows, one for each id.</returns>
    public static RowIndex Of(ByteStringTable ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return new RowIndex(ids, ids.Count);
    }

    /// <summary>How a row is called: its id or, without ids, its number counted from 1.</summary>
    /// <param name="row">The row's position, counted from 0.</param>
    /// <returns>The name.</returns>
    public string NameOf(int row) => ids is null ? (row + 1).ToString(CultureInfo.InvariantCulture) : Encoding.UTF8.GetString(ids[row]);

    /// <summary>Reads all rows of a reference, or of a run that stands alone, and checks their ids.</summary>
    /// <param name="reader">The reader, before the first row; its first field is the id.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <param name="onRow">Is given every row's number; it reads the row's other fields.</param>
    /// <returns>The rows.</returns>
    public static RowIndex Read(RowReader reader, ProblemList problems, Action<int> onRow)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentNullException.ThrowIfNull(onRow);
        var ids = new ByteStringTable();
        var lines = new List<int>();
        var count = 0;
        while (reader.MoveNext())
        {
            if (!reader.HasIds)
            {
                onRow(count++);
                continue;
            }

            if (!reader.HasUsableValue(0))
            {
                continue;
            }

            var index = ids.GetOrAdd(reader[0], out var isNew);
            if (!isNew)
            {
                ReportDuplicate(reader, problems, lines[index]);
                continue;
            }

            lines.Add((int)reader.Line);
            onRow(count++);
        }

        if (count == 0 && !problems.HasErrors)
        {
            problems.Error(ProblemCodes.EmptyFile, "The file has no rows.", reader.File.Name);
        }

        return new RowIndex(reader.HasIds ? ids : null, count);
    }

    /// <summary>Reports an id that occurs for the second time.</summary>
    /// <param name="reader">The reader, at the second row.</param>
    /// <param name="problems">Where to.</param>
    /// <param name="firstLine">The line of the first one.</param>
    internal static void ReportDuplicate(RowReader reader, ProblemList problems, int firstLine) =>
        problems.Error(() =>
        {
            var id = Excerpt.Of(reader[0]);
            return new(default, ProblemCodes.DuplicateId, string.Create(CultureInfo.InvariantCulture, $"Line {reader.Line}: the id \"{id}\" is already on line {firstLine}."), reader.File.Name, reader.Line, reader.ColumnName(0), id);
        });
}
