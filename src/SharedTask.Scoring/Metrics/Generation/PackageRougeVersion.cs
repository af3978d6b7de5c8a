namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>Which version of the package rouge: they differ in whether what occurs twice counts twice.</summary>
public enum PackageRougeVersion
{
    /// <summary>Commit d8b8a5b: n-grams count as often as they occur, the words of ROUGE-L once.</summary>
    CommitD8b8a5b,

    /// <summary>Release 1.0.0: all count as often as they occur; ROUGE-L adds up over all pairs of sentences, so that it can exceed 1.</summary>
    Release100,

    /// <summary>Release 1.0.1: n-grams and words count once.</summary>
    Release101,
}
