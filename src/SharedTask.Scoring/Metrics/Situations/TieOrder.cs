namespace SharedTask.Scoring.Metrics.Situations;

/// <summary>In which order situations stand of which a run has as many grave frames.</summary>
public enum TieOrder
{
    /// <summary>As a sort leaves them that looks at nothing else: see <see cref="UnstableOrder"/>.</summary>
    Standard,

    /// <summary>Those with less gain first: the worst order.</summary>
    Vindictive,

    /// <summary>Those with more gain first: the best order.</summary>
    Forgiving,
}
