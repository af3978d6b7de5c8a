using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>The order of a ranking: by score, the highest first; documents with one score by their ids, the last first.</summary>
/// <param name="documents">The documents' ids, behind those of their topic.</param>
internal readonly struct DocumentOrder(ByteStringTable documents) : IComparer<RetrievedDocument>
{
    /// <inheritdoc/>
    public int Compare(RetrievedDocument x, RetrievedDocument y) =>
        x.Score > y.Score ? -1
        : x.Score < y.Score ? 1
        : documents[y.Document].SequenceCompareTo(documents[x.Document]);

    /// <summary>Puts a topic's documents into their order and leaves out those that do not count.</summary>
    /// <param name="retrieved">The documents, in any order.</param>
    /// <param name="options">The open choices.</param>
    /// <returns>The documents by rank.</returns>
    public RetrievedDocument[] Rank(List<RetrievedDocument> retrieved, RetrievalOptions options)
    {
        RetrievedDocument[] items = options.UsesSingleScores ? [.. retrieved.Select(item => item with { Score = (float)item.Score })] : [.. retrieved];
        for (var i = 1; i < items.Length; i++)
        {
            if (Compare(items[i - 1], items[i]) > 0)
            {
                items.AsSpan().Sort(this);
                break;
            }
        }

        var ranking = items.Length > options.MaxDepth ? items[..options.MaxDepth] : items;
        return options.JudgedOnly ? Array.FindAll(ranking, item => item.Grade >= 0) : ranking;
    }
}
