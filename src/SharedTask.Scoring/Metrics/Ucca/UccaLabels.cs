namespace SharedTask.Scoring.Metrics.Ucca;

/// <summary>What two edges over the same terminals must have in common.</summary>
public enum UccaLabels
{
    /// <summary>A category.</summary>
    Labelled,

    /// <summary>Nothing besides.</summary>
    Unlabelled,

    /// <summary>A category, where P and S, H and C, N and L, F and R are taken for the same.</summary>
    WeaklyLabelled,
}
