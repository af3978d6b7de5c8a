using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>The judgements of a topic's documents for each of its subtopics.</summary>
internal sealed class SubtopicJudgements
{
    private readonly ByteStringTable subtopics = new();
    private readonly Dictionary<(int Document, int Subtopic), int> grades = [];

    /// <summary>Adds a judgement.</summary>
    /// <param name="subtopic">The subtopic's id.</param>
    /// <param name="document">The document's number.</param>
    /// <param name="grade">The grade.</param>
    /// <returns>Whether it was added; the document may have one for the subtopic already.</returns>
    public bool Add(ReadOnlySpan<byte> subtopic, int document, int grade) => grades.TryAdd((document, subtopics.GetOrAdd(subtopic, out _)), grade);

    /// <summary>What is relevant to what.</summary>
    /// <param name="level">The lowest grade that is relevant.</param>
    /// <returns>The subtopics of every document that is relevant to any, in the order of subtopics.</returns>
    public SubtopicRelevance AtLeast(int level)
    {
        var order = InOrder();
        return new SubtopicRelevance(
            subtopics.Count,
            grades
                .Where(entry => entry.Value >= level)
                .GroupBy(entry => entry.Key.Document, entry => order[entry.Key.Subtopic])
                .ToDictionary(document => document.Key, document => document.Order().ToArray()));
    }

    /// <summary>The place of each subtopic: numbers by their values, as they mostly are, and other ids by length and bytes.</summary>
    private int[] InOrder()
    {
        var sorted = subtopics.SortedIndexes();
        var places = new int[sorted.Length];
        foreach (var (place, subtopic) in sorted.OrderBy(subtopic => subtopics[subtopic].Length).Index())
        {
            places[subtopic] = place;
        }

        return places;
    }
}
