using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace Generation;

/// <summary>What the plugin says of itself.</summary>
internal static class GenerationManifest
{
    private const string SacreBleu = "sacreBLEU 2.6.0";

    private const string Parameters = """
        {
          "type": "object",
          "properties": {
            "tokenizer": { "type": "string", "enum": ["13a", "intl", "zh", "char", "none"], "title": "Tokenizer of BLEU", "description": "13a: Western languages. intl: by Unicode classes. zh: Chinese characters stand alone. char: every character. none: texts are tokenized already.", "default": "13a" },
            "smoothing": { "type": "string", "enum": ["exp", "floor", "add-k", "none"], "title": "Smoothing of BLEU", "description": "What happens where no n-gram of an order matches.", "default": "exp" },
            "smoothing_value": { "type": "number", "minimum": 0, "maximum": 1000, "title": "Number for floor and add-k", "description": "Absent: 0.1 for floor and 1 for add-k. With more than 1 for floor BLEU can exceed 100." },
            "lowercase": { "type": "string", "enum": ["no", "yes"], "title": "Ignore case", "description": "In BLEU, chrF, WER, CER and distinct-n. TER has a parameter of its own; ROUGE of rouge_score and answers never tell capital letters from small ones, ROUGE of the package rouge always does.", "default": "no" },
            "chrf_character_order": { "type": "integer", "minimum": 1, "maximum": 10, "title": "Greatest order of characters in chrF", "default": 6 },
            "chrf_word_order": { "type": "integer", "minimum": 1, "maximum": 4, "title": "Greatest order of words in chrF++", "default": 2 },
            "chrf_beta": { "type": "integer", "minimum": 1, "maximum": 10, "title": "β of chrF", "description": "How many times recall counts as much as precision.", "default": 2 },
            "chrf_whitespace": { "type": "string", "enum": ["no", "yes"], "title": "White space counts in chrF", "default": "no" },
            "chrf_eps_smoothing": { "type": "string", "enum": ["no", "yes"], "title": "Smoothing of chrF", "description": "yes: the mean is that of the orders' F-scores, and orders without a match count next to nothing, as in chrF++.py, NLTK, Moses and GEM (sacreBLEU's --chrf-eps-smoothing).", "default": "no" },
            "ter_normalized": { "type": "string", "enum": ["no", "yes"], "title": "TER parts punctuation from words", "default": "no" },
            "ter_punctuation": { "type": "string", "enum": ["keep", "remove"], "title": "Punctuation in TER", "default": "keep" },
            "ter_asian_support": { "type": "string", "enum": ["no", "yes"], "title": "TER parts East Asian characters", "description": "Only with normalization, or where punctuation is removed.", "default": "no" },
            "ter_case_sensitive": { "type": "string", "enum": ["no", "yes"], "title": "Case counts in TER", "default": "no" },
            "rouge_stemming": { "type": "string", "enum": ["no", "yes"], "title": "ROUGE stems words", "description": "With the stemmer of Porter, for English.", "default": "no" },
            "rouge_references": { "type": "string", "enum": ["best", "jackknife"], "title": "Several references in ROUGE", "description": "best: the one with the highest F1 counts. jackknife: the mean over all ways to leave one reference out, as in Lin 2004 and GEM.", "default": "best" },
            "rouge_package_version": { "type": "string", "enum": ["d8b8a5b", "1.0.0", "1.0.1"], "title": "Version of the package rouge", "description": "Whether what occurs twice counts twice. d8b8a5b: n-grams do, words in ROUGE-L do not. 1.0.0: all do, and ROUGE-L adds up over all pairs of sentences, so that it can exceed 1. 1.0.1: nothing does.", "default": "d8b8a5b" },
            "answer_language": { "type": "string", "enum": ["squad", "en", "es", "hi", "vi", "de", "ar", "zh"], "title": "Language of answers", "description": "What exact match and answer F1 leave out. squad: punctuation of ASCII and English articles. A language: all punctuation and that language's articles, as in MLQA; in Chinese every ideograph is a word.", "default": "squad" },
            "missing_predictions": { "type": "string", "enum": ["error", "wrong", "ignore"], "title": "Segments without a text", "description": "error: the run is invalid. wrong: they count as empty texts. ignore: they are left out of the score. Only segments with ids can be left out.", "default": "error" },
            "id_column": { "type": "string", "title": "Column of the id", "default": "id" },
            "reference_columns": { "type": "array", "items": { "type": "string" }, "title": "Columns of the texts in the reference", "description": "Empty: reference, references, target, answers, answer or text. In JSON lines a field may hold a list of texts; an empty list says that there is no answer. With several columns an empty cell is no reference.", "default": [] },
            "prediction_column": { "type": "string", "title": "Column of the text in a run", "description": "Empty: text, hypothesis, prediction or answer.", "default": "" },
            "no_answer_column": { "type": "string", "title": "Column of the probability that there is no answer", "description": "In a run, a number for every segment; the best exact match and F1 over all thresholds on it are computed. Empty: runs have none.", "default": "" },
            "slices": { "type": "array", "items": { "type": "string" }, "title": "Columns for slices", "description": "Further columns of the reference, such as domain: every metric is also computed for each of their values.", "default": [] },
            "interval_resamples": { "type": "integer", "minimum": 0, "maximum": 100000, "title": "Resamples for confidence intervals", "description": "Percentile bootstrap over segments; 0 computes none. distinct-n has none.", "default": 0 },
            "interval_level": { "type": "number", "minimum": 0.5, "maximum": 0.999, "title": "Confidence level", "default": 0.95 }
          }
        }
        """;

    public static PluginManifest Manifest { get; } = new(
        "generation",
        "1.5.0",
        ScoringProtocol.Version,
        "Text generation",
        "A text per segment, as in translation, summarization, speech recognition and question answering: BLEU, chrF, TER, ROUGE, WER, CER, exact match, F1 and distinct-n.",
        [
            new("txt", "one segment per line, in the order of the reference", "The cat sat on the mat.\nIt slept."),
            new("tsv", "tab-separated values with a header", "id\ttext\n1\tThe cat sat on the mat.\n2\tIt slept."),
            new("csv", "comma-separated values with a header", "id,text\n1,The cat sat on the mat.\n2,It slept."),
            new("jsonl", FormatDescription.JsonTable, "{\"id\": \"1\", \"text\": \"The cat sat on the mat.\"}\n{\"id\": \"2\", \"text\": \"It slept.\"}"),
        ],
        [
            new("txt", "one segment per line", "The cat sat on the mat.\nIt was asleep."),
            new("tsv", "tab-separated values with a header; further columns may serve as references and slices", "id\treference\tdomain\n1\tThe cat sat on the mat.\tstory\n2\tIt was asleep.\tstory"),
            new("csv", "comma-separated values with a header", "id,reference\n1,The cat sat on the mat.\n2,It was asleep."),
            new("jsonl", FormatDescription.JsonTable + "; with a text or a list of texts", "{\"id\": \"1\", \"references\": [\"The cat sat on the mat.\", \"A cat sat there.\"]}"),
        ],
        JsonDocument.Parse(Parameters).RootElement,
        [
            Percent("bleu", "BLEU", "Corpus BLEU: the geometric mean of the clipped precisions of n-grams up to order 4, times the brevity penalty; 0 where nothing matches.", SacreBleu),
            Percent("sentence_bleu", "Mean sentence BLEU", "The mean over segments of BLEU with effective order: orders for which a segment is too short are left out.", SacreBleu),
            new("nltk_bleu", "Mean sentence BLEU (nltk)", MetricDirection.HigherIsBetter, 0, 1, 4, "The mean over segments of BLEU without smoothing: 0 where no word matches; any other precision that is 0 becomes 2.2e-308. Words are those of the tokenizer; none leaves them as they are.", "nltk 3.8"),
            Percent("chrf", "chrF", "The F-score, recall counting β² times, of the mean precision and recall of n-grams of characters.", "Popović 2015; " + SacreBleu),
            Percent("chrf_plus_plus", "chrF++", "chrF with n-grams of words too.", "Popović 2017; " + SacreBleu),
            new("ter", "TER", MetricDirection.LowerIsBetter, 0, null, 2, "Translation edit rate: insertions, deletions, substitutions and shifts per word of the reference, in percent; without any words in the references 100, or 0 if the run has none either.", "Snover et al. 2006; " + SacreBleu, "%"),
            Share("rouge1", "ROUGE-1", "The mean over segments of F1 of words; 0 where one side has none."),
            Share("rouge2", "ROUGE-2", "The mean over segments of F1 of pairs of neighbouring words."),
            Share("rouge_l", "ROUGE-L", "The mean over segments of F1 of the longest common subsequence of words."),
            Share("rouge_lsum", "ROUGE-Lsum", "As ROUGE-L, line by line: for every line of the reference the union of its longest common subsequences with the lines of the text."),
            Package("rouge_package_1", "ROUGE-1 (package rouge)", 1, "The mean over segments of 2PR/(P+R+1e-8) of words as the Python package rouge takes them: parted at white space, capital letters and punctuation kept; 0 where one side has none."),
            Package("rouge_package_2", "ROUGE-2 (package rouge)", 1, "As ROUGE-1 of that package, of pairs of neighbouring words."),
            Package("rouge_package_l", "ROUGE-L (package rouge)", null, "As ROUGE-1 of that package, of the words that stand in a longest common subsequence of any two sentences, which end at every full stop."),
            Rate("wer", "WER", "Word error rate: all insertions, deletions and substitutions of words, divided by the words of the reference; their number where the references are empty."),
            Rate("mean_wer", "Mean WER", "The mean over segments of the word error rate; with an empty reference that is the number of words."),
            Rate("cer", "CER", "Character error rate: as WER, of characters, blanks included."),
            Rate("mean_cer", "Mean CER", "The mean over segments of the character error rate."),
            Percent("exact_match", "Exact match", "The share of segments that equal a reference without case, punctuation, articles and superfluous blanks.", "SQuAD v1.1"),
            Percent("squad_f1", "Answer F1", "The mean over segments of F1 of words, prepared as for exact match, with the best reference; 0 where no word is shared.", "SQuAD v1.1"),
            Percent("squad_v2_exact_match", "Exact match (v2)", "As exact match; an empty reference says that there is no answer, and then an empty text is right.", "SQuAD v2.0"),
            Percent("squad_v2_f1", "Answer F1 (v2)", "As answer F1; where there is no answer, 100 for an empty text and 0 for others.", "SQuAD v2.0"),
            Percent("has_answer_exact_match", "Exact match, answerable", "Exact match of the segments that have an answer; undefined if none has.", "SQuAD v2.0"),
            Percent("has_answer_f1", "F1, answerable", "Answer F1 of the segments that have an answer; undefined if none has.", "SQuAD v2.0"),
            Percent("no_answer_accuracy", "No answer", "The share of the segments without an answer for which the text is empty; undefined if all have one.", "SQuAD v2.0"),
            Percent("best_exact", "Best exact match", "Exact match (v2) if answers whose probability of no answer is above the best threshold were left out; the segments of one probability count one after the other in the reference's order. Undefined without such a column.", "SQuAD v2.0"),
            Percent("best_f1", "Best answer F1", "Answer F1 (v2) with the threshold that is best for it. Undefined without such a column.", "SQuAD v2.0"),
            new("distinct_1", "Distinct-1", MetricDirection.HigherIsBetter, 0, 1, 4, "The number of different words of the run divided by the number of words; undefined without words.", "Li et al. 2016"),
            new("distinct_2", "Distinct-2", MetricDirection.HigherIsBetter, 0, 1, 4, "The number of different pairs of neighbouring words of the run divided by the number of pairs; undefined without pairs.", "Li et al. 2016"),
        ],
        "bleu",
        "Every column of the reference that the parameter slices names.");

    private static MetricDescription Percent(string key, string title, string definition, string source) =>
        new(key, title, MetricDirection.HigherIsBetter, 0, 100, 2, definition, source, "%");

    private static MetricDescription Share(string key, string title, string definition) =>
        new(key, title, MetricDirection.HigherIsBetter, 0, 1, 4, definition, "Lin 2004; rouge_score");

    private static MetricDescription Package(string key, string title, double? highest, string definition) =>
        new(key, title, MetricDirection.HigherIsBetter, 0, highest, 4, definition, "Lin 2004; pltrdy/rouge");

    private static MetricDescription Rate(string key, string title, string definition) =>
        new(key, title, MetricDirection.LowerIsBetter, 0, null, 4, definition, "jiwer");
}
