namespace SharedTask.Core.Archives.Writing;

/// <summary>
/// Puts rows in the order of their keys and tells the place of each. Keys rise with time, and an import gives them out in the same
/// order again: whatever is decided by keys at last, such as a tie at one and the same moment, is decided alike on both sites.
/// </summary>
internal sealed class RowPlaces<T>
{
    private readonly Dictionary<Guid, int> places = [];

    public RowPlaces(IEnumerable<T> rows, Func<T, Guid> keyOf)
    {
        Rows = [.. rows.OrderBy(keyOf)];
        foreach (var (place, row) in Rows.Index())
        {
            places.Add(keyOf(row), place);
        }
    }

    public IReadOnlyList<T> Rows { get; }

    public int this[Guid key] => places[key];
}
