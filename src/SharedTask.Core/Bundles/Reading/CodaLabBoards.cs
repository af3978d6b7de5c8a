using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Yaml;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>Reads CodaLab's leaderboards, column groups, columns and computed columns.</summary>
internal sealed class CodaLabBoards(ReadingContext context, Section top)
{
    private const double NoRank = 1e9;

    private readonly FindingList findings = context.Findings;

    private sealed record Board(string Key, string Label, double Rank, YamlMap? Map);

    private sealed record Column(string Board, double Rank, double Default, ImportColumn Value, int Line);

    public IReadOnlyList<TrackBoard> Read()
    {
        if (top.Child("leaderboard") is not { } leaderboard)
        {
            findings.Warning("leaderboard-missing", context.File, top.Line, "leaderboard", FindingEffect.ByHand);
            return [new TrackBoard("Results", [], RunSelection.Last)];
        }

        var boards = Boards(leaderboard);
        var groups = leaderboard.Children("column_groups").ToDictionary(group => KeyOf(group), group => (group.Map, Label: group.Text("label") ?? KeyOf(group)), StringComparer.Ordinal);
        var columns = Columns(leaderboard, boards, groups);
        leaderboard.ReportUnknown();
        if (columns.Count == 0)
        {
            findings.Warning("columns-missing", context.File, leaderboard.Line, "leaderboard.columns", FindingEffect.ByHand);
        }

        List<TrackBoard> read = [];
        foreach (var board in boards)
        {
            var own = columns.Where(column => column.Board == board.Key).OrderBy(column => column.Rank).ToList();
            if (own.Count == 0 && boards.Count > 1)
            {
                findings.Note("leaderboard-empty", context.File, leaderboard.LineOf("leaderboards"), $"leaderboard.leaderboards.{board.Key}", FindingEffect.LeftOut);
                continue;
            }

            var ranking = own.Where(column => column.Default > 0).MaxBy(column => column.Default) ?? own.Find(column => !column.Value.Hidden);
            read.Add(new TrackBoard(board.Label, ColumnRules.Settle(own.ConvertAll(column => column.Value), ranking?.Value, context, leaderboard.LineOf("columns"), "leaderboard.columns"), RunSelection.Last));
        }

        return read.Count > 0 ? read : [new TrackBoard("Results", [], RunSelection.Last)];
    }

    private List<Board> Boards(Section leaderboard)
    {
        List<Board> boards = [];
        foreach (var section in leaderboard.Children("leaderboards"))
        {
            boards.Add(new Board(KeyOf(section), section.Text("label", 150) is { Length: > 0 } label ? label : KeyOf(section), Rank(section) ?? NoRank, section.Map));
            section.ReportUnknown();
        }

        if (boards.Count == 0)
        {
            findings.Note("leaderboards-missing", context.File, leaderboard.Line, "leaderboard.leaderboards", FindingEffect.None);
            boards.Add(new Board("RESULTS", "Results", 1, null));
        }

        return [.. boards.OrderBy(board => board.Rank)];
    }

    private List<Column> Columns(Section leaderboard, List<Board> boards, Dictionary<string, (YamlMap Map, string Label)> groups)
    {
        List<Column> columns = [];
        var rankTwice = false;
        foreach (var section in leaderboard.Children("columns"))
        {
            var key = KeyOf(section);
            if (key.Length > ColumnRules.MostKey)
            {
                findings.Warning("column-key-too-long", context.File, section.Line, section.Path, FindingEffect.LeftOut, ("limit", ColumnRules.MostKey));
                continue;
            }

            var rank = Rank(section);
            if (section.Child("computed") is { } computed && !IsKnown(computed, section))
            {
                continue;
            }

            var board = BoardOf(section, boards);
            var title = section.Text("label", ColumnRules.MostTitle) is { Length: > 0 } label ? label : key;
            var group = GroupOf(section, groups);
            if (group is not null && !columns.Exists(column => column.Value.Group == group))
            {
                findings.Note("column-group", context.File, section.LineOf("column_group"), section.Name("column_group"), FindingEffect.None, ("group", group), ("name", title));
            }

            if (rank is { } taken && !rankTwice && columns.Exists(column => column.Board == board && column.Rank.Equals(taken)))
            {
                // Said once: a sixth of all bundles repeat every rank.
                rankTwice = true;
                findings.Note("column-rank-twice", context.File, section.LineOf("rank"), section.Name("rank"), FindingEffect.None, ("number", taken));
            }

            columns.Add(new Column(
                board,
                rank ?? NoRank,
                YamlValues.ToNumber(section.Text("selection_default") ?? "") ?? 0,
                new ImportColumn
                {
                    Key = key,
                    Title = title,
                    Group = group,
                    HigherIsBetter = !string.Equals(Sort(section), "asc", StringComparison.OrdinalIgnoreCase),
                    Digits = Digits(section),
                    Hidden = section.Flag("hidden", fallback: false),
                },
                section.Line));
            section.Skip("show_rank", "computed");
            section.ReportUnknown();
        }

        return columns;
    }

    /// <summary>CodaLab computes from ranks, which change with every other team: that is not a score of a run.</summary>
    private bool IsKnown(Section computed, Section column)
    {
        var operation = computed.Text("operation") ?? "?";
        findings.Warning("column-computed-ranks", context.File, computed.Line, column.Path, FindingEffect.LeftOut, ("operation", operation), ("names", computed.Text("fields") ?? ""));
        return false;
    }

    private static string? GroupOf(Section section, Dictionary<string, (YamlMap Map, string Label)> groups) => section.Value("column_group") switch
    {
        YamlMap map => groups.Values.FirstOrDefault(group => ReferenceEquals(group.Map, map)).Label ?? (map.Find("label")?.Value as YamlScalar)?.Text,
        YamlScalar scalar => groups.TryGetValue(scalar.Text.Trim(), out var named) ? named.Label : scalar.Text.Trim(),
        _ => null,
    };

    private string BoardOf(Section section, List<Board> boards)
    {
        var value = section.Value("leaderboard");
        var label = value is YamlMap map ? (map.Find("label")?.Value as YamlScalar)?.Text : (value as YamlScalar)?.Text;
        var found = boards.Find(board => board.Map is not null && ReferenceEquals(board.Map, value))
            ?? boards.Find(board => string.Equals(board.Label, label?.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? boards.Find(board => string.Equals(board.Key, label?.Trim(), StringComparison.OrdinalIgnoreCase));
        if (found is null && boards.Count > 1)
        {
            findings.Warning("column-without-leaderboard", context.File, section.Line, section.Path, FindingEffect.ReadAs, ("value", boards[0].Label));
        }

        return (found ?? boards[0]).Key;
    }

    /// <summary>Who knows Codabench writes its key; here it would have been ignored, and the worst would have ranked first.</summary>
    private string? Sort(Section section)
    {
        if (section.Text("sort") is { } sort || section.Text("sorting") is not { } sorting)
        {
            return section.Text("sort");
        }

        findings.Warning("column-sorting", context.File, section.LineOf("sorting"), section.Name("sorting"), FindingEffect.Kept, ("text", sorting));
        return sorting;
    }

    private int Digits(Section section)
    {
        if (section.Text("numeric_format") is not { Length: > 0 } text)
        {
            return 2;
        }

        if (YamlValues.ToInteger(text) is >= 0 and <= 15 and var digits)
        {
            return (int)digits;
        }

        findings.Note("digits-unreadable", context.File, section.LineOf("numeric_format"), section.Name("numeric_format"), FindingEffect.ReadAs, ("text", text), ("value", 2));
        return 2;
    }

    private static double? Rank(Section section) => section.Text("rank") is { } text ? YamlValues.ToNumber(text) : null;

    private static string KeyOf(Section section)
    {
        var open = section.Path.IndexOf('[', StringComparison.Ordinal);
        return section.Path[(open + 1)..^1];
    }
}
