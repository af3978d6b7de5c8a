using SharedTask.Scoring.Metrics.Classification;

namespace SharedTask.Scoring.Metrics.Agreement;

/// <summary>Compares annotators two by two, in as many steps as there are pairs of annotations of the same item.</summary>
public static class PairwiseAgreement
{
    /// <summary>Compares every two annotators who have items in common.</summary>
    /// <param name="table">The annotations.</param>
    /// <param name="items">The items to count; one may occur several times, as in a resample.</param>
    /// <returns>The pairs in the order of their annotators.</returns>
    public static IReadOnlyList<AnnotatorPair> Of(AnnotationTable table, ReadOnlySpan<int> items)
    {
        ArgumentNullException.ThrowIfNull(table);
        var places = PlacesByAnnotator(table, items);
        var pairs = new List<AnnotatorPair>();
        var common = new List<(int Label, int OtherLabel)>?[table.AnnotatorCount];
        var locals = new int[table.LabelCount];
        for (var annotator = 0; annotator < places.Length; annotator++)
        {
            foreach (var (item, position) in places[annotator])
            {
                var others = table.Annotators(item);
                var labels = table.Labels(item);
                for (var other = position + 1; other < others.Length; other++)
                {
                    (common[others[other]] ??= []).Add((labels[position], labels[other]));
                }
            }

            for (var other = annotator + 1; other < common.Length; other++)
            {
                if (common[other] is { Count: > 0 } labels)
                {
                    pairs.Add(Compare(annotator, other, labels, locals));
                    labels.Clear();
                }
            }
        }

        return pairs;
    }

    /// <summary>For each annotator, the items and the annotator's position among those of the item.</summary>
    private static List<(int Item, int Position)>[] PlacesByAnnotator(AnnotationTable table, ReadOnlySpan<int> items)
    {
        var places = new List<(int, int)>[table.AnnotatorCount];
        for (var annotator = 0; annotator < places.Length; annotator++)
        {
            places[annotator] = [];
        }

        foreach (var item in items)
        {
            var annotators = table.Annotators(item);
            for (var position = 0; position < annotators.Length; position++)
            {
                places[annotators[position]].Add((item, position));
            }
        }

        return places;
    }

    private static AnnotatorPair Compare(int first, int second, List<(int Label, int OtherLabel)> labels, int[] locals)
    {
        // The labels that the two used, numbered anew: tables stay small however many labels there are.
        var used = labels.SelectMany(pair => new[] { pair.Label, pair.OtherLabel }).Distinct().Order().ToArray();
        for (var local = 0; local < used.Length; local++)
        {
            locals[used[local]] = local;
        }

        var matrix = ConfusionMatrix.Count(
            used.Length,
            [.. labels.Select(pair => locals[pair.Label])],
            [.. labels.Select(pair => locals[pair.OtherLabel])]);
        var report = new ClassificationReport(matrix, new ClassificationOptions());
        return new(first, second, labels.Count, report.Accuracy, report.CohenKappa, report.Macro.F1);
    }
}
