namespace SharedTask.Core.Archives.Import;

/// <summary>Collects the rows of a competition; each is asked whether its texts fit into their columns.</summary>
internal sealed class RowList(ArchiveGuard guard)
{
    private readonly List<object> rows = [];

    public IReadOnlyList<object> All => rows;

    public T Add<T>(T row, string field)
        where T : class
    {
        rows.Add(guard.Row(row, field));
        return row;
    }

    public void AddRange(IEnumerable<object> more) => rows.AddRange(more);
}
