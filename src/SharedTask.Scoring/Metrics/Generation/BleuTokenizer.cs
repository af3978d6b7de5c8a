namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>How BLEU parts a text into words, as sacreBLEU names it.</summary>
public enum BleuTokenizer
{
    /// <summary>13a: the rules of mteval-v13a for Western languages, WMT's and the usual one.</summary>
    Mteval13a,

    /// <summary>intl: the rules of mteval-v14 with --international-tokenization, by the Unicode classes of punctuation and symbols.</summary>
    International,

    /// <summary>zh: every Chinese character alone, the rest as 13a.</summary>
    Chinese,

    /// <summary>char: every character alone.</summary>
    Characters,

    /// <summary>none: at white space only, for texts that are tokenized already.</summary>
    None,
}
