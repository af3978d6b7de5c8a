using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Yaml;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>Reads Codabench's leaderboard: the first one, which is the only one that the platform shows.</summary>
internal sealed class CodabenchBoard(ReadingContext context, Section top)
{
    private readonly FindingList findings = context.Findings;

    private sealed record Column(long Order, ImportColumn Value, Section Section);

    public TrackBoard Read()
    {
        var key = top.Has("leaderboards") ? "leaderboards" : "leaderboard";
        var boards = top.Children(key, map => map.Find("columns") is not null);
        top.Skip("leaderboards", "leaderboard");
        if (boards.Count == 0)
        {
            findings.Warning("leaderboard-missing", context.File, top.LineOf(key), "leaderboards", FindingEffect.ByHand);
            return new TrackBoard("Results", [], RunSelection.Last);
        }

        if (key == "leaderboard")
        {
            findings.Note("leaderboard-singular", context.File, top.LineOf(key), key, FindingEffect.None);
        }

        foreach (var extra in boards.Skip(1))
        {
            findings.Warning("leaderboard-second", context.File, extra.Line, extra.Path, FindingEffect.LeftOut, ("name", extra.Text("title") ?? extra.Text("key") ?? ""));
        }

        return Read(boards[0]);
    }

    private TrackBoard Read(Section board)
    {
        var columns = Columns(board);
        if (columns.Count == 0)
        {
            findings.Warning("columns-missing", context.File, board.Line, board.Name("columns"), FindingEffect.ByHand);
        }

        var primary = board.Integer("primary_index") ?? 0;
        var ranking = columns.Find(column => column.Order == primary) ?? (columns.Count > 0 ? columns[0] : null);
        if (ranking is not null && ranking.Order != primary)
        {
            findings.Note("primary-unknown", context.File, board.LineOf("primary_index"), board.Name("primary_index"), FindingEffect.ReadAs, ("number", primary), ("value", ranking.Value.Title));
        }

        var hidden = board.Flag("hidden", fallback: false);
        if (hidden)
        {
            findings.Note("leaderboard-hidden", context.File, board.LineOf("hidden"), board.Name("hidden"), FindingEffect.None);
        }

        var selection = Selection(board);
        var title = board.Text("title", 150) is { Length: > 0 } said ? said : "Results";
        board.Skip("index", "key");
        board.ReportUnknown();
        return new TrackBoard(title, ColumnRules.Settle(columns.ConvertAll(column => column.Value), ranking?.Value, context, board.LineOf("columns"), board.Name("columns")), selection)
        {
            Visibility = hidden ? BoardVisibility.OwnScores : BoardVisibility.Open,
        };
    }

    private RunSelection Selection(Section board)
    {
        var rule = board.Text("submission_rule");
        switch (rule?.ToUpperInvariant())
        {
            case "FORCE_BEST":
                return RunSelection.Best;
            case "FORCE_LAST":
                return RunSelection.Last;
            case "FORCE_LATEST_MULTIPLE":
                return RunSelection.All;
            case "ADD_AND_DELETE_MULTIPLE":
                findings.Note("submission-rule-multiple", context.File, board.LineOf("submission_rule"), board.Name("submission_rule"), FindingEffect.None, ("text", rule));
                return RunSelection.All;
            case null or "" or "ADD" or "ADD_AND_DELETE":
                findings.Note("submission-rule", context.File, board.LineOf("submission_rule"), board.Name("submission_rule"), FindingEffect.None, ("text", rule is { Length: > 0 } ? rule : "Add"));
                return RunSelection.Last;
            default:
                findings.Warning("value-unknown", context.File, board.LineOf("submission_rule"), board.Name("submission_rule"), FindingEffect.ReadAs, ("text", rule), ("value", "Force_Last"));
                return RunSelection.Last;
        }
    }

    private List<Column> Columns(Section board)
    {
        List<Column> columns = [];
        foreach (var section in board.Children("columns"))
        {
            var key = section.Text("key") is { Length: > 0 } said ? said : section.Text("title") ?? "";
            if (key.Length is 0 or > ColumnRules.MostKey)
            {
                findings.Warning(key.Length == 0 ? "column-without-key" : "column-key-too-long", context.File, section.Line, section.Path, FindingEffect.LeftOut, ("limit", ColumnRules.MostKey));
                continue;
            }

            if (!section.Has("key"))
            {
                findings.Warning("column-without-key", context.File, section.Line, section.Path, FindingEffect.ReadAs, ("value", key));
            }

            var order = section.Integer("index");
            columns.Add(new Column(
                order ?? columns.Count,
                new ImportColumn
                {
                    Key = key,
                    Title = section.Text("title", ColumnRules.MostTitle) is { Length: > 0 } title ? title : key,
                    HigherIsBetter = !string.Equals(section.Text("sorting") ?? section.Text("sort"), "asc", StringComparison.OrdinalIgnoreCase),
                    Digits = (int)Math.Clamp(section.Integer("precision") ?? 2, 0, 15),
                    Hidden = section.Flag("hidden", fallback: false),
                },
                section));
        }

        for (var i = 0; i < columns.Count; i++)
        {
            columns[i] = columns[i] with { Value = columns[i].Value with { Computed = Computation(columns[i], columns) } };
            columns[i].Section.Skip("index", "computation_indexes");
            columns[i].Section.ReportUnknown();
        }

        return [.. columns.OrderBy(column => column.Order)];
    }

    private ImportComputation? Computation(Column column, List<Column> columns)
    {
        if (column.Section.Text("computation")?.ToUpperInvariant() is not { Length: > 0 } operation)
        {
            return null;
        }

        var (key, line) = (column.Section.Name("computation"), column.Section.LineOf("computation"));
        var keys = column.Section.Texts("computation_indexes")
            .Select(index => columns.Find(other => other != column && other.Order == YamlValues.ToInteger(index))?.Value.Key)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (operation is not ("AVG" or "SUM" or "MIN" or "MAX") || keys.Count == 0)
        {
            findings.Warning("computation-unreadable", context.File, line, key, FindingEffect.LeftOut, ("text", operation));
            return null;
        }

        return new ImportComputation(operation.ToLowerInvariant(), keys);
    }
}
