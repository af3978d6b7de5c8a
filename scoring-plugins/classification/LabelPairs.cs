using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Metrics.Classification;

namespace Classification;

/// <summary>The gold and predicted labels of some items, by their places in the order of labels, and how often each pair of them occurs.</summary>
internal sealed class LabelPairs
{
    private readonly int[] gold;
    private readonly int[] predicted;

    private LabelPairs(int labels, int[] gold, int[] predicted)
    {
        (this.gold, this.predicted) = (gold, predicted);
        Matrix = ConfusionMatrix.Count(labels, gold, predicted);
    }

    /// <summary>How often each pair occurs.</summary>
    public ConfusionMatrix Matrix { get; }

    /// <summary>Looks the labels up.</summary>
    /// <param name="data">The reference and the run.</param>
    /// <param name="rank">The place of each label; unanswered items have the one behind the last.</param>
    /// <param name="items">The items.</param>
    /// <returns>Their labels.</returns>
    public static LabelPairs Of(LabelledData data, int[] rank, int[] items)
    {
        var gold = new int[items.Length];
        var predicted = new int[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            gold[i] = rank[data.Gold[items[i]]];
            var answer = data.Predicted[items[i]];
            predicted[i] = answer == LabelledData.Unanswered ? rank.Length : rank[answer];
        }

        return new LabelPairs(rank.Length, gold, predicted);
    }

    /// <summary>The cell of the matrix that each item is in.</summary>
    public int[] CellsOfItems() => Matrix.CellsOf(gold, predicted);
}
