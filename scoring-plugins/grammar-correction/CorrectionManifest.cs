using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace GrammarCorrection;

/// <summary>What the plugin says of itself.</summary>
internal static class CorrectionManifest
{
    private const string Source = "Dahlmeier and Ng 2012, m2scorer 3.2; Bryant et al. 2017, ERRANT";

    private const string Gold = "S The cat sat at mat .\nA 3 4|||Prep|||on|||REQUIRED|||-NONE-|||0\nA 4 4|||ArtOrDet|||the||a|||REQUIRED|||-NONE-|||0\n\nS The dog .\nA -1 -1|||noop|||-NONE-|||REQUIRED|||-NONE-|||0";

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "edits": { "type": "string", "enum": ["found", "given"], "title": "Edits of a run", "description": "found: runs are sentences, and MaxMatch finds their edits, as m2scorer. given: runs are M2 files with the same sentences as the reference, and their edits are compared as errant_compare does it.", "default": "found" },
            "level": { "type": "string", "enum": ["correction", "detection", "classification"], "title": "What has to be right of given edits", "description": "correction: place and correction. detection: the place alone. classification: place, correction and type. Only where edits are given.", "default": "correction" },
            "beta": { "type": "number", "minimum": 0, "maximum": 10, "title": "β of F", "description": "How much more recall counts than precision: 0.5 gives twice the weight to precision, as in CoNLL-2014; 1 is F1, as in CoNLL-2013 and QALB.", "default": 0.5 },
            "max_unchanged_words": { "type": "integer", "minimum": 0, "maximum": 10, "title": "Unchanged words in an edit", "description": "How many words an edit that is found may leave as they are between others.", "default": 2 },
            "space_and_case": { "type": "string", "enum": ["compare", "ignore"], "title": "Edits of blanks and capital letters", "description": "compare: they count as any other. ignore: edits of a run that change nothing else do not count.", "default": "compare" },
            "first_insertions": { "type": "string", "enum": ["apart", "front"], "title": "Words inserted before the first one", "description": "apart: the second of them stands at word 1, the third at word 2 and so on, as in m2scorer 3.2. front: they all stand at the front, as in its repository since 2016.", "default": "apart" },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over sentences, with the annotators that were chosen for them; 0 computes none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "grammar-correction",
        "1.0.0",
        ScoringProtocol.Version,
        "Grammatical error correction",
        "Corrected sentences beside the edits of one or several annotators: F0.5, precision and recall of MaxMatch (M²), or of edits as ERRANT has them.",
        [
            new("txt", "one corrected sentence per line, in the order of the reference, its tokens parted by blanks", "The cat sat on the mat .\nThe dog ."),
            new("m2", "where edits are given, the sentences of the reference with the run's edits", "S The cat sat at mat .\nA 3 4|||R:PREP|||on|||REQUIRED|||-NONE-|||0\n\nS The dog .\nA -1 -1|||noop|||-NONE-|||REQUIRED|||-NONE-|||0"),
        ],
        [
            new("m2", "sentences with the edits of annotators, in token offsets", Gold),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            Describe("f", "F0.5", "The harmonic mean of precision and recall, in which recall weighs β² times as much; β is 0.5 unless another is set; 0 if both are 0. Beyond 1 where precision is.", null),
            Describe("precision", "Precision", "The share of the run's edits that the chosen annotators have; 1 if the run has none. Where edits are found, they are those with the most in common with an annotator's. Annotators are chosen such that F of all sentences up to there is the greatest. Beyond 1, as in the official scorer, where one edit of a run is right for several of an annotator.", null),
            Describe("recall", "Recall", "The share of the chosen annotators' edits that the run has; 1 if they have none."),
        ],
        "f");

    private static MetricDescription Describe(string key, string title, string definition, double? highest = 1) =>
        new(key, title, MetricDirection.HigherIsBetter, 0, highest, 4, definition, Source);
}
