using System.Text;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Metrics.Generation.Tokens;

namespace SharedTask.Scoring.Metrics.Parsing;

/// <summary>Gives texts their numbers, as the evaluation of Universal Dependencies compares them.</summary>
public sealed class TreeVocabulary
{
    private static readonly string[] ContentRelations =
    [
        "nsubj", "obj", "iobj", "csubj", "ccomp", "xcomp", "obl", "vocative", "expl", "dislocated", "advcl", "advmod", "discourse", "nmod",
        "appos", "nummod", "acl", "amod", "conj", "fixed", "flat", "compound", "list", "parataxis", "orphan", "goeswith", "reparandum", "root", "dep",
    ];

    private static readonly string[] FunctionRelations = ["aux", "cop", "mark", "det", "clf", "case", "cc"];

    private static readonly HashSet<string> UniversalFeatures = new(StringComparer.Ordinal)
    {
        "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case", "Definite", "Degree", "VerbForm",
        "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite",
    };

    private readonly ByteStringTable texts = new();
    private readonly Dictionary<int, int> features = [];
    private readonly CodePoints original = new();
    private readonly CodePoints lowered = new();

    /// <summary>Starts with the relations that are told apart.</summary>
    public TreeVocabulary()
    {
        foreach (var relation in ContentRelations.Concat(FunctionRelations))
        {
            texts.GetOrAdd(Encoding.UTF8.GetBytes(relation), out _);
        }

        Nothing = Add("_"u8);
    }

    /// <summary>The number of the sign for nothing, an underscore.</summary>
    public int Nothing { get; }

    /// <summary>The number of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its number.</returns>
    public int Add(ReadOnlySpan<byte> text) => texts.GetOrAdd(text, out _);

    /// <summary>The number of a form in small letters.</summary>
    /// <param name="form">The form.</param>
    /// <returns>Its number.</returns>
    public int AddForm(ReadOnlySpan<byte> form)
    {
        original.Load(Encoding.UTF8.GetString(form));
        original.LowerTo(lowered);
        return Add(Encoding.UTF8.GetBytes(lowered.ToString()));
    }

    /// <summary>The number of a relation, without what stands behind a colon.</summary>
    /// <param name="relation">The relation.</param>
    /// <returns>Its number.</returns>
    public int AddRelation(ReadOnlySpan<byte> relation) => Add(relation.IndexOf((byte)':') is >= 0 and var colon ? relation[..colon] : relation);

    /// <summary>The number of a list of features, in any order and without those that are not universal.</summary>
    /// <param name="list">Features, parted by vertical bars.</param>
    /// <returns>Its number.</returns>
    public int AddFeatures(ReadOnlySpan<byte> list)
    {
        var written = Add(list);
        if (!features.TryGetValue(written, out var number))
        {
            var universal = Encoding.UTF8.GetString(list).Split('|').Where(feature => UniversalFeatures.Contains(feature.Split('=', 2)[0]));
            number = Add(Encoding.UTF8.GetBytes(string.Join('|', universal.Order(StringComparer.Ordinal))));
            features.Add(written, number);
        }

        return number;
    }

    /// <summary>Whether a relation is one of content words.</summary>
    /// <param name="relation">Its number.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsContent(int relation) => relation < ContentRelations.Length;

    /// <summary>Whether a relation is one of function words.</summary>
    /// <param name="relation">Its number.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsFunction(int relation) => relation >= ContentRelations.Length && relation < ContentRelations.Length + FunctionRelations.Length;
}
