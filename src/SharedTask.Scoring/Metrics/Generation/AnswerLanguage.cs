namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>How answers are prepared before they are compared: as SQuAD does it, or as MLQA (Lewis et al. 2020) does it for a language.</summary>
public enum AnswerLanguage
{
    /// <summary>As SQuAD: without ASCII's punctuation and the articles of English.</summary>
    Squad,

    /// <summary>English, without any punctuation of Unicode.</summary>
    English,

    /// <summary>Spanish.</summary>
    Spanish,

    /// <summary>Hindi, which has no articles.</summary>
    Hindi,

    /// <summary>Vietnamese, whose classifiers count as articles.</summary>
    Vietnamese,

    /// <summary>German.</summary>
    German,

    /// <summary>Arabic, whose article is taken out wherever its two letters stand together, also inside words.</summary>
    Arabic,

    /// <summary>Chinese: no articles, and every ideograph is a word.</summary>
    Chinese,
}
