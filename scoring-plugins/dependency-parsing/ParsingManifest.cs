using System.Text.Json;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Metrics.Parsing;

namespace DependencyParsing;

/// <summary>What the plugin says of itself.</summary>
internal static class ParsingManifest
{
    private const string Source = "Zeman et al. 2018; conll18_ud_eval.py";

    private const string Example =
        "# sent_id = 1\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tDo\tdo\tAUX\tVB\tMood=Imp\t3\taux\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n3\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_";

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "roots": { "type": "string", "enum": ["one", "several"], "title": "Roots of a sentence", "description": "one: a sentence with several words whose head is 0 makes the run invalid, as in the official script. several: it is scored.", "default": "one" },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Comments for slices", "description": "Names of comments that stand before every sentence of the reference, such as genre for # genre = news: every metric is also computed for each of their values.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over the reference's sentences; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    /// <summary>The metrics' keys in their order, with what each of them measures.</summary>
    public static IReadOnlyList<(string Key, ParsingMeasure Measure, string Title, string Definition)> Measures { get; } =
    [
        ("las", ParsingMeasure.Las, "LAS", "F1 of words with the right head and relation, without subtypes: 2 · correct / (words of the reference + words of the run). Words are aligned by the text that they cover and, around multi-word tokens, by a longest common subsequence of their forms."),
        ("mlas", ParsingMeasure.Mlas, "MLAS", "F1 of content words with the right head, relation, UPOS and universal features, whose function words are the same with relation, UPOS and universal features; 0 without content words."),
        ("blex", ParsingMeasure.Blex, "BLEX", "F1 of content words with the right head, relation and lemma; a lemma of the reference that is an underscore matches any; 0 without content words."),
        ("uas", ParsingMeasure.Uas, "UAS", "F1 of words with the right head."),
        ("clas", ParsingMeasure.Clas, "CLAS", "F1 of content words with the right head and relation, without subtypes; 0 without content words."),
        ("upos", ParsingMeasure.Upos, "UPOS", "F1 of words with the right universal part of speech."),
        ("xpos", ParsingMeasure.Xpos, "XPOS", "F1 of words with the right part of speech of the language."),
        ("ufeats", ParsingMeasure.Ufeats, "UFeats", "F1 of words with the right universal features; others are ignored, as is their order."),
        ("all_tags", ParsingMeasure.AllTags, "AllTags", "F1 of words with the right UPOS, XPOS and universal features."),
        ("lemmas", ParsingMeasure.Lemmas, "Lemmas", "F1 of words with the right lemma; a lemma of the reference that is an underscore matches any."),
        ("words", ParsingMeasure.Words, "Words", "F1 of words that are aligned with a word of the reference."),
        ("sentences", ParsingMeasure.Sentences, "Sentences", "F1 of sentences that begin and end where a sentence of the reference does."),
        ("tokens", ParsingMeasure.Tokens, "Tokens", "F1 of tokens that begin and end where a token of the reference does."),
    ];

    public static PluginManifest Manifest { get; } = new(
        "dependency-parsing",
        "1.0.0",
        ScoringProtocol.Version,
        "Dependency parsing",
        "Syntactic trees from raw or tokenized text, in CoNLL-U: LAS, MLAS, BLEX, UAS, CLAS, tags, lemmas and segmentation, as in the CoNLL 2018 shared task.",
        [new("conllu", "CoNLL-U: ten columns parted by tabs, a blank line behind every sentence", Example)],
        [new("conllu", "CoNLL-U with the same text; comments before sentences may serve as slices", Example)],
        JsonDocument.Parse(Parameters).RootElement,
        [.. Measures.Select(measure => new MetricDescription(measure.Key, measure.Title, MetricDirection.HigherIsBetter, 0, 1, 4, measure.Definition, Source))],
        "las",
        "Every comment that the parameter slices names; it has to stand before each sentence of the reference.");
}
