using SharedTask.Core.Competitions;
using SharedTask.Scoring.Contract;

namespace SharedTask.Web.Features.Organizing;

/// <summary>Which metrics of a track's plugin stand on its boards, and which of them rank.</summary>
public sealed partial class ColumnsPart(SetLeaderboardColumns save, IPluginLibrary plugins)
{
    private const string Higher = "higher";

    private readonly Dictionary<Guid, List<Row>> rows = [];

    protected override void OnInitialized()
    {
        foreach (var track in Console.Tracks)
        {
            rows[track.TrackId] = RowsOf(track, plugins.Find(track.Scorer?.PluginId ?? "")?.Metrics ?? []);
        }
    }

    private static List<Row> RowsOf(ConsoleTrack track, IReadOnlyList<MetricDescription> metrics) =>
    [
        .. track.Columns.Select(column => new Row(column.Metric)
        {
            Shown = column.Hidden ? "Hidden" : "Yes",
            Title = column.Title,
            HigherIsBetter = column.HigherIsBetter,
            Digits = column.Digits,
            RankOrder = column.RankOrder,
        }),
        .. metrics.Where(metric => track.Columns.All(column => column.Metric != metric.Key)).Select(metric => new Row(metric.Key)
        {
            Title = metric.Title,
            HigherIsBetter = metric.Direction == MetricDirection.HigherIsBetter,
            Digits = metric.Digits,
        }),
    ];

    private void Move(Guid trackId, Row row, int by)
    {
        var list = rows[trackId];
        var from = list.IndexOf(row);
        var to = from + by;
        if (to < 0 || to >= list.Count)
        {
            return;
        }

        (list[from], list[to]) = (list[to], list[from]);
    }

    private async Task SaveAsync(Guid trackId)
    {
        var columns = rows[trackId]
            .Where(row => row.Shown != "No")
            .Select(row => new ColumnDetails(row.Metric, row.Title, row.HigherIsBetter, row.Digits, row.RankOrder, row.Shown == "Hidden"))
            .ToList();
        if (Tell(await save.ExecuteAsync(Console.Slug, trackId, columns, Console.Revision, Actor, Disposed)))
        {
            await Changed.InvokeAsync();
        }
    }

    private sealed class Row(string metric)
    {
        public string Metric { get; } = metric;

        public string Shown { get; set; } = "No";

        public string Title { get; set; } = "";

        public bool HigherIsBetter { get; set; }

        public int Digits { get; set; }

        public int? RankOrder { get; set; }
    }
}
