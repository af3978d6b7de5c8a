using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Metrics.Clustering;

namespace Clustering;

/// <summary>The items whose classes teams know, and the known classes of every group.</summary>
internal sealed class KnownItems
{
    private static readonly HashSet<int> Nothing = [];

    private readonly PartitionData data;
    private readonly SliceColumn? groups;
    private readonly bool[] isKnown;
    private readonly Dictionary<int, HashSet<int>> classes = [];

    /// <summary>Finds them.</summary>
    /// <param name="data">The items.</param>
    /// <param name="groups">The column of the group, or none.</param>
    /// <param name="mark">The column that marks known items, or none.</param>
    /// <param name="value">What it says of them.</param>
    public KnownItems(PartitionData data, SliceColumn? groups, SliceColumn? mark, string value)
    {
        this.data = data;
        this.groups = groups;
        isKnown = new bool[data.Count];
        for (var item = 0; mark is not null && item < isKnown.Length; item++)
        {
            isKnown[item] = mark.Value(mark.Codes[item]) == value;
            if (isKnown[item])
            {
                (classes.TryGetValue(GroupOf(item), out var known) ? known : classes[GroupOf(item)] = []).Add(data.Gold[item]);
            }
        }
    }

    /// <summary>Whether an item is known, and so not to be clustered.</summary>
    public bool Contains(int item) => isKnown[item];

    /// <summary>How well the known classes are found again among the items of one group.</summary>
    public double MacroF1(int[] items) => items.Length == 0 ? double.NaN : KnownClasses.MacroF1(
        classes.GetValueOrDefault(GroupOf(items[0]), Nothing),
        Array.ConvertAll(items, item => data.Gold[item]),
        Array.ConvertAll(items, data.NamedClass));

    private int GroupOf(int item) => groups is null ? 0 : groups.Codes[item];
}
