namespace SharedTask.Scoring.Formats;

/// <summary>The items of a reference in their order, each with the item of the run that has its key, if there is one.</summary>
/// <typeparam name="TKey">What tells an item from others.</typeparam>
/// <typeparam name="TItem">An item of either side, such as a passage or a graph.</typeparam>
internal sealed class ItemPairs<TKey, TItem>
    where TKey : notnull
    where TItem : class
{
    private readonly Dictionary<TKey, int> places = [];
    private readonly List<TItem> gold = [];
    private readonly List<TItem?> answers = [];

    /// <summary>The items of the reference.</summary>
    public IReadOnlyList<TItem> Gold => gold;

    /// <summary>The items of the reference that have none of the run, in their order.</summary>
    public IEnumerable<TItem> Unanswered => gold.Where((_, place) => answers[place] is null);

    /// <summary>Adds an item of the reference, unless there is one with its key.</summary>
    /// <returns>Whether it was added.</returns>
    public bool TryAdd(TKey key, TItem item)
    {
        if (!places.TryAdd(key, gold.Count))
        {
            return false;
        }

        gold.Add(item);
        answers.Add(null);
        return true;
    }

    /// <summary>The place of the reference's item with a key, or −1.</summary>
    public int Find(TKey key) => places.TryGetValue(key, out var place) ? place : -1;

    /// <summary>The run's item beside that of the reference at a place.</summary>
    public TItem? AnswerTo(int place) => answers[place];

    /// <summary>Puts an item of the run beside that of the reference at a place.</summary>
    public void Answer(int place, TItem item) => answers[place] = item;
}
