using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>What our boards ask of columns whatever the dialect.</summary>
internal static class ColumnRules
{
    public const int MostTitle = 60;
    public const int MostKey = 60;

    /// <summary>Columns with unique keys and exactly one that ranks and is shown.</summary>
    public static IReadOnlyList<ImportColumn> Settle(List<ImportColumn> columns, ImportColumn? ranking, ReadingContext context, int line, string key)
    {
        var unique = columns.DistinctBy(column => column.Key, StringComparer.Ordinal).ToList();
        if (unique.Count < columns.Count)
        {
            context.Findings.Warning("column-twice", context.File, line, key, FindingEffect.LeftOut, ("name", columns.GroupBy(column => column.Key, StringComparer.Ordinal).First(group => group.Count() > 1).Key));
        }

        if (unique.Count == 0)
        {
            return [];
        }

        var chosen = unique.Find(column => column.Key == ranking?.Key) ?? unique[0];
        if (chosen.Hidden)
        {
            var visible = unique.Find(column => !column.Hidden);
            context.Findings.Warning("ranking-hidden", context.File, line, key, FindingEffect.None, ("name", chosen.Title), ("value", (visible ?? chosen).Title));
            chosen = visible ?? chosen;
        }

        ColumnDirection.Check(chosen, context, line, key);
        return unique.ConvertAll(column => column.Key == chosen.Key ? column with { Ranks = true, Hidden = false } : column);
    }
}
