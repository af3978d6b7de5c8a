namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>Which documents of a topic are relevant to which of its subtopics.</summary>
internal sealed class SubtopicRelevance
{
    private readonly int[] relevant;

    /// <summary>Takes the relevant documents over.</summary>
    /// <param name="subtopics">How many subtopics there are, judged or relevant.</param>
    /// <param name="documents">The subtopics of every document that is relevant to any, ascending.</param>
    public SubtopicRelevance(int subtopics, IReadOnlyDictionary<int, int[]> documents)
    {
        Documents = documents;
        Total = subtopics;
        relevant = new int[subtopics];
        foreach (var subtopic in documents.Values.SelectMany(list => list))
        {
            relevant[subtopic]++;
        }

        Count = relevant.Count(number => number > 0);
    }

    /// <summary>The subtopics of every document that is relevant to any, by the document's number.</summary>
    public IReadOnlyDictionary<int, int[]> Documents { get; }

    /// <summary>How many subtopics there are.</summary>
    public int Total { get; }

    /// <summary>How many subtopics have a relevant document: the others do not count.</summary>
    public int Count { get; }

    /// <summary>How many documents are relevant to a subtopic.</summary>
    /// <param name="subtopic">Its place.</param>
    /// <returns>The number.</returns>
    public int RelevantTo(int subtopic) => relevant[subtopic];

    /// <summary>The subtopics that each document of a ranking is relevant to.</summary>
    /// <param name="ranking">The documents.</param>
    /// <returns>The subtopics, by rank.</returns>
    public int[][] Of(ReadOnlySpan<int> ranking)
    {
        var lists = new int[ranking.Length][];
        for (var i = 0; i < lists.Length; i++)
        {
            lists[i] = Documents.TryGetValue(ranking[i], out var list) ? list : [];
        }

        return lists;
    }

    /// <summary>
    /// The ranking that is taken for the best: at each rank the document that adds most. The best one of all would be hard to find;
    /// this is the one that everybody divides by (Clarke et al. 2008).
    /// </summary>
    /// <param name="documents">All relevant documents, that one first which wins where two add the same.</param>
    /// <param name="alpha">How little a subtopic counts that was seen before.</param>
    /// <returns>The subtopics, by rank.</returns>
    public int[][] Ideal(IEnumerable<int> documents, double alpha)
    {
        var left = documents.Select(document => Documents[document]).ToList();
        var gains = new NoveltyGains(Total, alpha);
        var ideal = new int[left.Count][];
        for (var rank = 0; rank < ideal.Length; rank++)
        {
            var (best, most) = (0, -1.0);
            for (var i = 0; i < left.Count; i++)
            {
                if (gains.Of(left[i]) is var gain && gain > most)
                {
                    (best, most) = (i, gain);
                }
            }

            ideal[rank] = left[best];
            left.RemoveAt(best);
            gains.Take(ideal[rank]);
        }

        return ideal;
    }
}
