using System.Text.RegularExpressions;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>
/// Notices a ranking column whose name speaks against its direction: both platforms take the highest for the best unless told otherwise,
/// so that a forgotten line ranks the worst error first.
/// </summary>
internal static partial class ColumnDirection
{
    public static void Check(ImportColumn column, ReadingContext context, int line, string key)
    {
        if (column.HigherIsBetter && Error().IsMatch($"{column.Key} {column.Title}"))
        {
            context.Findings.Warning("column-error-highest", context.File, line, key, FindingEffect.None, ("name", column.Title));
        }
        else if (!column.HigherIsBetter && Merit().IsMatch($"{column.Key} {column.Title}") && !Error().IsMatch($"{column.Key} {column.Title}"))
        {
            context.Findings.Warning("column-merit-lowest", context.File, line, key, FindingEffect.None, ("name", column.Title));
        }
    }

    [GeneratedRegex(@"(?<![A-Za-z])(?:mae|mse|rmse|rmsle|mape|smape|mdape|wer|cer|ter|eer|log-?loss|loss|errors?|error rate|perplexity|ppl|brier)(?![A-Za-z])", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Error();

    [GeneratedRegex(@"(?<![A-Za-z])(?:accuracy|acc|precision|recall|f1|f1-score|auc|auroc|roc[-_ ]?auc|bleu|rouge|map|ndcg|mcc|kappa|pearson|spearman|r2|ap\d{2}|dice|iou)(?![A-Za-z])", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Merit();
}
