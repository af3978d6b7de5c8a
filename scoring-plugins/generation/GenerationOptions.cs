using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Generation;

namespace Generation;

/// <summary>The organizers' parameters.</summary>
internal sealed record GenerationOptions(
    BleuOptions Bleu, ChrfOptions Chrf, ChrfOptions ChrfPlusPlus, TerOptions Ter, RougeMetric Rouge, PackageRougeMetric PackageRouge, AnswerLanguage Language, bool Lowercase, TextLayout Layout, string Missing)
{
    public static GenerationOptions Read(ParameterReader parameters)
    {
        bool IsYes(string key) => parameters.Choice(key, "no", "yes") == "yes";
        var lowercase = IsYes("lowercase");
        var smoothingValue = parameters.Number("smoothing_value", double.NaN, 0, 1000);
        var bleu = new BleuOptions(
            parameters.Choice("tokenizer", "13a", "intl", "zh", "char", "none") switch
            {
                "13a" => BleuTokenizer.Mteval13a,
                "intl" => BleuTokenizer.International,
                "zh" => BleuTokenizer.Chinese,
                "char" => BleuTokenizer.Characters,
                _ => BleuTokenizer.None,
            },
            lowercase,
            parameters.Choice("smoothing", "exp", "floor", "add-k", "none") switch
            {
                "exp" => BleuSmoothing.Exponential,
                "floor" => BleuSmoothing.Floor,
                "add-k" => BleuSmoothing.AddK,
                _ => BleuSmoothing.None,
            },
            double.IsNaN(smoothingValue) ? null : smoothingValue);
        var chrf = new ChrfOptions(
            parameters.Whole("chrf_character_order", 6, 1, 10), 0, parameters.Whole("chrf_beta", 2, 1, 10), lowercase, IsYes("chrf_whitespace"), IsYes("chrf_eps_smoothing"));
        return new GenerationOptions(
            bleu,
            chrf,
            chrf with { WordOrder = parameters.Whole("chrf_word_order", 2, 1, 4) },
            new TerOptions(IsYes("ter_normalized"), parameters.Choice("ter_punctuation", "keep", "remove") == "remove", IsYes("ter_asian_support"), IsYes("ter_case_sensitive")),
            new RougeMetric(IsYes("rouge_stemming"), jackknife: parameters.Choice("rouge_references", "best", "jackknife") == "jackknife"),
            new PackageRougeMetric(parameters.Choice("rouge_package_version", "d8b8a5b", "1.0.0", "1.0.1") switch
            {
                "1.0.0" => PackageRougeVersion.Release100,
                "1.0.1" => PackageRougeVersion.Release101,
                _ => PackageRougeVersion.CommitD8b8a5b,
            }),
            LanguageOf(parameters.Choice("answer_language", "squad", "en", "es", "hi", "vi", "de", "ar", "zh")),
            lowercase,
            LayoutOf(parameters),
            parameters.Choice("missing_predictions", "error", "wrong", "ignore"));
    }

    private static AnswerLanguage LanguageOf(string code) => code switch
    {
        "en" => AnswerLanguage.English,
        "es" => AnswerLanguage.Spanish,
        "hi" => AnswerLanguage.Hindi,
        "vi" => AnswerLanguage.Vietnamese,
        "de" => AnswerLanguage.German,
        "ar" => AnswerLanguage.Arabic,
        "zh" => AnswerLanguage.Chinese,
        _ => AnswerLanguage.Squad,
    };

    private static TextLayout LayoutOf(ParameterReader parameters)
    {
        var named = parameters.Texts("reference_columns");
        return new TextLayout(
            parameters.Column("id_column", "id"),
            named.Count > 0 ? [.. named.Select(name => new FieldSpec(name))] : [new FieldSpec(["reference", "references", "target", "answers", "answer", "text"])],
            parameters.Column("prediction_column", "text", "hypothesis", "prediction", "answer"),
            parameters.Texts("slices"))
        {
            NoAnswer = parameters.Text("no_answer_column", "") is { Length: > 0 } column ? new FieldSpec(column) : null,
        };
    }
}
