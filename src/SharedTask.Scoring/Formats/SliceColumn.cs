using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>A column of the reference by whose values the items are cut into slices.</summary>
/// <param name="name">The column's name.</param>
public sealed class SliceColumn(string name)
{
    /// <summary>How many values of one column are scored; the largest slices are kept.</summary>
    public const int MaxValues = 200;

    private readonly ByteStringTable values = new();
    private readonly List<int> codes = [];

    /// <summary>The column's name.</summary>
    public string Name { get; } = name;

    /// <summary>How many different values there are.</summary>
    public int ValueCount => values.Count;

    /// <summary>The number of each item's value, below <see cref="ValueCount"/>.</summary>
    public ReadOnlySpan<int> Codes => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(codes);

    /// <summary>Adds the next item.</summary>
    /// <param name="value">Its value; empty is a value like any other.</param>
    public void Add(ReadOnlySpan<byte> value) => codes.Add(values.GetOrAdd(value[..Math.Min(value.Length, RowReader.MaxValueBytes)], out _));

    /// <summary>The slices in the order of their values, as Unicode code points.</summary>
    /// <param name="isScored">Whether an item, by its number, is scored.</param>
    /// <param name="problems">Where it is reported that not all values are kept.</param>
    /// <returns>Each value with the numbers of its items; no slice is empty.</returns>
    public IReadOnlyList<(string Value, int[] Items)> Cut(Func<int, bool> isScored, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(isScored);
        ArgumentNullException.ThrowIfNull(problems);
        var sizes = new int[values.Count];
        for (var item = 0; item < codes.Count; item++)
        {
            sizes[codes[item]] += isScored(item) ? 1 : 0;
        }

        var items = Keep(sizes, problems);
        Array.Clear(sizes);
        for (var item = 0; item < codes.Count; item++)
        {
            if (items[codes[item]] is { } slice && isScored(item))
            {
                slice[sizes[codes[item]]++] = item;
            }
        }

        return [.. InOrder().Where(code => items[code] is not null).Select(code => (Encoding.UTF8.GetString(values[code]), items[code]!))];
    }

    private int[]?[] Keep(int[] sizes, ProblemList problems)
    {
        var kept = InOrder().Where(code => sizes[code] > 0).OrderByDescending(code => sizes[code]).ToList();
        if (kept.Count > MaxValues)
        {
            problems.Warning(ProblemCodes.ManySlices, $"The column \"{Excerpt.Of(Name)}\" has {kept.Count} values; the {MaxValues} largest slices are scored.", column: Excerpt.Of(Name));
        }

        var items = new int[]?[sizes.Length];
        foreach (var code in kept.Take(MaxValues))
        {
            items[code] = new int[sizes[code]];
        }

        return items;
    }

    /// <summary>The numbers of all values in the order of the values, as Unicode code points.</summary>
    /// <returns>As many numbers as there are values.</returns>
    public int[] InOrder() => values.SortedIndexes();

    /// <summary>A value by its number.</summary>
    /// <param name="code">The number.</param>
    /// <returns>The value.</returns>
    public string Value(int code) => Encoding.UTF8.GetString(values[code]);
}
