using System.Buffers;

namespace SharedTask.Scoring.Metrics.Parsing;

/// <summary>Sentences with their tokens and words, whose heads make a tree of each sentence.</summary>
public sealed class Treebank
{
    /// <summary>The forms of all tokens without spaces, in UTF-8.</summary>
    public ArrayBufferWriter<byte> Text { get; } = new();

    /// <summary>The tokens, of which some have several words, in their order.</summary>
    public List<TextSpan> Tokens { get; } = [];

    /// <summary>The sentences, none of them empty, in their order.</summary>
    public List<TextSpan> Sentences { get; } = [];

    /// <summary>The words, in their order.</summary>
    public List<TreeWord> Words { get; } = [];

    /// <summary>The words that hang by a function relation from each word, in their order.</summary>
    /// <returns>For each word the numbers of those words.</returns>
    internal ILookup<int, int> FunctionWords() =>
        Enumerable.Range(0, Words.Count)
            .Where(word => Words[word].Head != TreeWord.Root && TreeVocabulary.IsFunction(Words[word].Relation))
            .ToLookup(word => Words[word].Head);
}
