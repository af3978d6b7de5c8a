namespace SharedTask.Scoring.Metrics.Sequences;

/// <summary>How the tags of tokens are read as spans.</summary>
public enum TagScheme
{
    /// <summary>
    /// As conlleval reads them, which is the default of seqeval: any prefix is allowed, a span begins where the type changes or
    /// a prefix says so, so that <c>I-X I-X</c> without <c>B-X</c> is a span too.
    /// </summary>
    Lenient,

    /// <summary>Strict IOB1: spans are made of I; B separates a span from one of the same type right before it (Ramshaw and Marcus 1995).</summary>
    Iob1,

    /// <summary>Strict IOB2, also called BIO: every span begins with B and goes on with I.</summary>
    Iob2,

    /// <summary>Strict IOE1: spans are made of I; E ends a span before one of the same type. As seqeval reads it, which misses a span that ends in E before O.</summary>
    Ioe1,

    /// <summary>Strict IOE2: every span ends with E.</summary>
    Ioe2,

    /// <summary>Strict IOBES: begin, inside, end, and S for a span of one token.</summary>
    Iobes,

    /// <summary>Strict BILOU: begin, inside, last, outside, and U for a span of one token.</summary>
    Bilou,
}
