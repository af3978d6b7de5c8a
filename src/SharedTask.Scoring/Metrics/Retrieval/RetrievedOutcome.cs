namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>What became of a retrieved document.</summary>
public enum RetrievedOutcome
{
    /// <summary>It was added.</summary>
    Added,

    /// <summary>It was added to a topic without judgements, which is not evaluated.</summary>
    UnknownTopic,

    /// <summary>The topic has the document already; it was not added.</summary>
    Duplicate,
}
