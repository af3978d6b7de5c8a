namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>What stands for the grade of a retrieved document that has none.</summary>
public static class RelevanceGrade
{
    /// <summary>The document is not among the topic's judgements.</summary>
    public const int NotInPool = -1;

    /// <summary>The document is among them with a negative grade: it was in the pool, and was not judged.</summary>
    public const int Unjudged = -2;
}
