using SharedTask.Scoring.Metrics.Classification;

namespace SharedTask.Scoring.Metrics.MultiLabel;

/// <summary>What each cell of a matrix is worth by itself, whatever its count: resamples share it.</summary>
internal sealed class CellValues
{
    /// <summary>Computes the values.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="options">The open choices.</param>
    public CellValues(MultiLabelMatrix matrix, MultiLabelOptions options)
    {
        var cells = matrix.Counts.Length;
        (Shared, IsExact, Samples, Jaccard) = (new int[cells][], new bool[cells], new PrecisionRecallF[cells], new double[cells]);
        var isAveraged = new bool[matrix.LabelCount];
        foreach (var label in options.AveragedLabels is { Count: > 0 } chosen ? chosen : Enumerable.Range(0, matrix.LabelCount))
        {
            isAveraged[label] = true;
        }

        for (var cell = 0; cell < cells; cell++)
        {
            var gold = matrix.Gold(cell);
            var predicted = matrix.Predicted(cell);
            Shared[cell] = Intersect(gold, predicted);
            if (matrix.IsAnswered(cell))
            {
                IsExact[cell] = gold.SequenceEqual(predicted);
                var (shared, ofGold, ofPredicted) = (Count(Shared[cell], isAveraged), Count(gold, isAveraged), Count(predicted, isAveraged));
                Samples[cell] = PrecisionRecallF.Of(shared, ofPredicted, ofGold, options.ZeroDivision, options.Beta);
                Jaccard[cell] = PrecisionRecallF.Divide(shared, ofPredicted + ofGold - shared, options.ZeroDivision);
            }
        }
    }

    /// <summary>The labels that gold and prediction share.</summary>
    public int[][] Shared { get; }

    /// <summary>Whether gold and prediction are the same labels.</summary>
    public bool[] IsExact { get; }

    /// <summary>Precision, recall and F between the two label sets, over the averaged labels; 0 where the items were not answered.</summary>
    public PrecisionRecallF[] Samples { get; }

    /// <summary>The Jaccard index of the two label sets, over the averaged labels; 0 where the items were not answered.</summary>
    public double[] Jaccard { get; }

    private static int[] Intersect(ReadOnlySpan<int> gold, ReadOnlySpan<int> predicted)
    {
        var shared = new List<int>();
        foreach (var label in gold)
        {
            if (predicted.BinarySearch(label) >= 0)
            {
                shared.Add(label);
            }
        }

        return [.. shared];
    }

    private static long Count(ReadOnlySpan<int> labels, bool[] isAveraged)
    {
        var count = 0L;
        foreach (var label in labels)
        {
            count += isAveraged[label] ? 1 : 0;
        }

        return count;
    }
}
