using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace SharedTask.Worker.Programs.Twins;

/// <summary>
/// What the source of a scoring program says that it computes and reads, without running it. A clue only permits a metric: whether it is the
/// one that the program writes, and computed in the same way, is decided by running both.
/// </summary>
internal sealed partial record TwinClues(IReadOnlyList<string> Classification, IReadOnlyList<string> Regression, IReadOnlyList<string> FileNames, IReadOnlyList<string> Words, string PositiveLabel)
{
    private static readonly (Regex Sign, string[] Metrics)[] ForLabels =
    [
        (Sign(@"\bbalanced_accuracy_score\b"), ["balanced_accuracy"]),
        (Sign(@"(?<!balanced_)\baccuracy_score\b|\bmean\s*\([^\n]*==|==[^\n]*\)\s*\.\s*mean\s*\(|\bsum\s*\([^\n]*==|\b(?:correct|right|hits?|matches|tp|acc)\w*\s*\+=\s*1"), ["accuracy"]),
        (Sign(@"\bmatthews_corrcoef\b"), ["mcc"]),
        (Sign(@"\bclassification_report\b|\bprecision_recall_fscore_support\b"), ["accuracy", "macro_f1", "weighted_f1", "micro_f1", "macro_precision", "macro_recall", "weighted_precision", "weighted_recall", "micro_precision", "micro_recall"]),
        (Sign(@"\b2(?:\.0*)?\s*\*\s*\(?\s*\w+\s*\*\s*\w+"), ["macro_f1", "micro_f1", "positive_f1"]),
        (Sign(@"\bcohen_kappa_score\b(?![^\n]*weights)"), ["cohen_kappa"]),
        (Sign(@"\bcohen_kappa_score\b[^\n]*weights\s*=\s*['""]linear"), ["cohen_kappa_linear"]),
        (Sign(@"\bcohen_kappa_score\b[^\n]*weights\s*=\s*['""]quadratic"), ["cohen_kappa_quadratic"]),
    ];

    private static readonly (Regex Sign, string[] Metrics)[] ForNumbers =
    [
        (Sign(@"\bpearsonr\b|\bcorrcoef\b|\bpearson\b"), ["pearson"]),
        (Sign(@"\bspearmanr\b|\bspearman\b"), ["spearman"]),
        (Sign(@"\bkendalltau\b|\bkendall\b"), ["kendall_tau_b"]),
        (Sign(@"\bmean_absolute_error\b|\babs(?:olute)?\s*\("), ["mae"]),
        (Sign(@"\b(?:root_)?mean_squared_error\b|\*\*\s*2\b|\bsquare\s*\("), ["mse", "rmse"]),
        (Sign(@"\bmedian_absolute_error\b"), ["median_absolute_error"]),
        (Sign(@"\bmax_error\b"), ["max_error"]),
        (Sign(@"\br2_score\b"), ["r2"]),
    ];

    /// <summary>Reads sources; comments say what somebody once thought, and are left out.</summary>
    public static TwinClues Read(IEnumerable<string> sources)
    {
        var text = string.Join('\n', sources.Select(source => Comment().Replace(source, "")));
        var words = Quoted().Matches(text).Select(match => match.Groups["text"].Value).Distinct(StringComparer.Ordinal).ToList();
        return new TwinClues(
            [.. Found(ForLabels, text).Concat(Averages(text)).Distinct(StringComparer.Ordinal)],
            [.. Found(ForNumbers, text).Distinct(StringComparer.Ordinal)],
            [.. words.Select(word => word[(word.LastIndexOf('/') + 1)..]).Where(name => FileName().IsMatch(name)).Distinct(StringComparer.Ordinal)],
            words,
            Positive().Match(text) is { Success: true } match ? match.Groups["label"].Value : "1");
    }

    private static Regex Sign([StringSyntax(StringSyntaxAttribute.Regex)] string pattern) => new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static IEnumerable<string> Found((Regex Sign, string[] Metrics)[] rules, string text) => rules.Where(rule => rule.Sign.IsMatch(text)).SelectMany(rule => rule.Metrics);

    private static IEnumerable<string> Averages(string text)
    {
        foreach (Match call in AveragedCall().Matches(text))
        {
            var measure = call.Groups["measure"].Value;
            var average = Average().Match(call.Groups["arguments"].Value);
            yield return average.Success ? $"{average.Groups["average"].Value}_{measure}" : $"positive_{measure}";
        }
    }

    [GeneratedRegex(@"(?m)^\s*#.*$|\s#\s.*$", RegexOptions.None, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<quote>['""])(?<text>[^'""\n]{1,100})\k<quote>", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[\w .-]+\.(?:txt|csv|tsv|tab|dat|predictions|labels|solution|pred|predict|out)$", RegexOptions.IgnoreCase, 200)]
    private static partial Regex FileName();

    [GeneratedRegex(@"\b(?<measure>f1|precision|recall)_score\s*\((?<arguments>[^\n]*(?:\n[^\n]*){0,3}?\))", RegexOptions.None, 1000)]
    private static partial Regex AveragedCall();

    [GeneratedRegex(@"average\s*=\s*['""](?<average>macro|micro|weighted)['""]", RegexOptions.None, 200)]
    private static partial Regex Average();

    [GeneratedRegex(@"pos_label\s*=\s*['""]?(?<label>[\w-]+)", RegexOptions.None, 200)]
    private static partial Regex Positive();
}
