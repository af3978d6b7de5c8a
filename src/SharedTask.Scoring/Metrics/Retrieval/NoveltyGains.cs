namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>What a subtopic is still worth, going down a ranking: 1 - α times as much for every document that was relevant to it.</summary>
internal sealed class NoveltyGains
{
    private readonly double[] worth;
    private readonly double kept;

    /// <summary>Begins at the top of a ranking.</summary>
    /// <param name="subtopics">How many subtopics there are.</param>
    /// <param name="alpha">How much less a subtopic counts that was seen before, in 0..1.</param>
    public NoveltyGains(int subtopics, double alpha)
    {
        worth = new double[subtopics];
        Array.Fill(worth, 1);
        kept = 1 - alpha;
    }

    /// <summary>What a document would add.</summary>
    /// <param name="subtopics">The subtopics that it is relevant to, each once.</param>
    /// <returns>The gain.</returns>
    public double Of(int[] subtopics)
    {
        var gain = 0.0;
        foreach (var subtopic in subtopics)
        {
            gain += worth[subtopic];
        }

        return gain;
    }

    /// <summary>Goes past a document.</summary>
    /// <param name="subtopics">The subtopics that it is relevant to.</param>
    /// <returns>What it added.</returns>
    public double Take(int[] subtopics)
    {
        var gain = Of(subtopics);
        foreach (var subtopic in subtopics)
        {
            worth[subtopic] *= kept;
        }

        return gain;
    }
}
