using SharedTask.Scoring.Metrics.Classification;

namespace SharedTask.Scoring.Metrics.Clustering;

/// <summary>
/// How well items of classes that were known beforehand are found again, as in AXOLOTL 2024 (Fedorova et al.): there senses of a word in old
/// texts are known, and new texts have old senses and novel ones.
/// </summary>
public static class KnownClasses
{
    /// <summary>The class of an item that has no known one.</summary>
    public const int Novel = -1;

    /// <summary>
    /// Macro F1 over the items whose class is known; a predicted class that is not known counts as one label more. If no item has a known class,
    /// 1 where the run finds none either and 0 where it does.
    /// </summary>
    /// <param name="known">The classes that are known.</param>
    /// <param name="gold">The class of each item.</param>
    /// <param name="predicted">The class that the run names for each item.</param>
    /// <returns>The value, in 0..1; NaN if no class is known.</returns>
    public static double MacroF1(IReadOnlySet<int> known, ReadOnlySpan<int> gold, ReadOnlySpan<int> predicted)
    {
        ArgumentNullException.ThrowIfNull(known);
        int[] classes = [.. known.Order()];
        if (classes.Length == 0)
        {
            return double.NaN;
        }

        var golds = new List<int>();
        var answers = new List<int>();
        var findsAny = false;
        for (var item = 0; item < gold.Length; item++)
        {
            var answer = known.Contains(predicted[item]) ? Array.BinarySearch(classes, predicted[item]) : classes.Length;
            findsAny |= answer < classes.Length;
            if (known.Contains(gold[item]))
            {
                golds.Add(Array.BinarySearch(classes, gold[item]));
                answers.Add(answer);
            }
        }

        return golds.Count == 0
            ? (findsAny ? 0 : 1)
            : new ClassificationReport(ConfusionMatrix.Count(classes.Length + 1, [.. golds], [.. answers]), new ClassificationOptions()).Macro.F1;
    }
}
