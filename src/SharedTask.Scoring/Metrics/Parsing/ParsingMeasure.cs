namespace SharedTask.Scoring.Metrics.Parsing;

/// <summary>What is counted as right, in the order in which the script of the CoNLL 2018 shared task prints it.</summary>
public enum ParsingMeasure
{
    /// <summary>Tokens of the same stretch of text.</summary>
    Tokens,

    /// <summary>Sentences of the same stretch of text.</summary>
    Sentences,

    /// <summary>Words that were aligned.</summary>
    Words,

    /// <summary>Words with the right universal part of speech.</summary>
    Upos,

    /// <summary>Words with the right part of speech of the language.</summary>
    Xpos,

    /// <summary>Words with the right universal features.</summary>
    Ufeats,

    /// <summary>Words with the right parts of speech and features.</summary>
    AllTags,

    /// <summary>Words with the right lemma.</summary>
    Lemmas,

    /// <summary>Words with the right head.</summary>
    Uas,

    /// <summary>Words with the right head and relation.</summary>
    Las,

    /// <summary>Content words with the right head and relation.</summary>
    Clas,

    /// <summary>Content words with the right head, relation, part of speech and features, and the right function words.</summary>
    Mlas,

    /// <summary>Content words with the right head, relation and lemma.</summary>
    Blex,
}
