namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>What BLEU does where no n-gram of an order matches (Chen and Cherry 2014).</summary>
public enum BleuSmoothing
{
    /// <summary>exp: the first such precision is taken as 1/2 of a match, the next as 1/4, and so on (mteval's).</summary>
    Exponential,

    /// <summary>floor: a small number of matches, .1 unless another one is given.</summary>
    Floor,

    /// <summary>add-k: k, by default 1, is added to matches and n-grams of all orders above 1.</summary>
    AddK,

    /// <summary>none: BLEU is 0.</summary>
    None,
}
