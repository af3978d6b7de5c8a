namespace SharedTask.Scoring.Metrics.Parsing;

/// <summary>A syntactic word. Texts are numbers of a <see cref="TreeVocabulary"/>: equal numbers are equal texts.</summary>
/// <param name="Span">The word's place or, if it is part of a multi-word token, the token's; the line is the word's own.</param>
/// <param name="IsPart">Whether it is part of a multi-word token.</param>
/// <param name="Form">The form in small letters.</param>
/// <param name="Lemma">The lemma.</param>
/// <param name="Upos">The universal part of speech.</param>
/// <param name="Xpos">The language's own part of speech.</param>
/// <param name="Features">The universal features.</param>
/// <param name="Relation">The relation to the head, without its subtype.</param>
/// <param name="Head">The head's number among all words of the treebank; <see cref="Root"/> if there is none.</param>
public readonly record struct TreeWord(TextSpan Span, bool IsPart, int Form, int Lemma, int Upos, int Xpos, int Features, int Relation, int Head)
{
    /// <summary>The head of a word that has none.</summary>
    public const int Root = -1;
}
