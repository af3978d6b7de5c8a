using System.Globalization;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Import;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Tests.Bundles;

/// <summary>
/// A plan as lines that are equal if the competitions that would be made of them do not differ in anything that matters: what a file is
/// called in a bundle does not, what it holds does.
/// </summary>
internal sealed class PlanLines(BundleFolder bundle, IBlobStore blobs)
{
    private readonly PartStore parts = new(bundle, blobs);

    public async Task<IReadOnlyList<string>> OfAsync(ImportPlan plan)
    {
        List<string> lines =
        [
            $"title {plan.Title}", $"summary {plan.Summary}", $"contact {plan.ContactEmail}", $"approval {plan.Approval}", $"team size {plan.TeamSizeCap}", $"zone {plan.TimeZoneId}",
            $"overview {DraftMaker.Overview(plan)}", $"rules {string.Join("\n\n", plan.Pages.Where(page => page.Kind == ImportPageKind.Rules).Select(page => page.Markdown)).Trim()}",
        ];
        foreach (var track in plan.Tracks)
        {
            lines.AddRange(await OfAsync(plan, track));
        }

        foreach (var phase in plan.Phases.OrderBy(phase => phase.StartsAt))
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"phase {phase.Title} {phase.StartsAt:O} {phase.EndsAt:O} {phase.RunsPerDay}/{phase.RunsInAll} {phase.Visibility} {phase.FreezesAt:O} {phase.ReleasesAt:O}"));
            foreach (var reference in phase.References.OrderBy(reference => reference.Track))
            {
                lines.Add($"  track {reference.Track} against {await OfAsync(reference.Part)}");
            }
        }

        List<string> files = [];
        foreach (var file in plan.Files)
        {
            files.Add($"file {file.Kind} {file.Title} {(file.Phase is { } phase ? plan.Phases[phase].Title : "")} {await OfAsync(file.Part)}");
        }

        return [.. lines, .. files.Order(StringComparer.Ordinal)];
    }

    private async Task<IEnumerable<string>> OfAsync(ImportPlan plan, ImportTrack track)
    {
        var limit = track.MaxRunBytes ?? 300L * 1024 * 1024;
        List<string> lines = [$"track {track.Title} | {track.Description} | {track.RunSelection} {track.RankingRule} {track.TieRule} {limit.ToString(CultureInfo.InvariantCulture)} {track.Plugin}"];
        if (track.Scoring is { Program: { Command.Count: > 0 } program } scoring)
        {
            // What it is called does not matter: a program's zip has no name of its own.
            lines.Add($"  program {await HashAsync(program.Part)} {string.Join(" && ", program.Command)} in {(scoring.StartsAboveProgram ? "above" : "its folder")}, {scoring.TimeLimitSeconds.ToString(CultureInfo.InvariantCulture)} s, {scoring.DockerImage}, reports {plan.ShowsReports}");
            if (scoring.Ingestion is { } ingestion)
            {
                lines.Add($"  ingestion {await HashAsync(ingestion.Part)} {string.Join(" && ", ingestion.Command)} over {(scoring.InputData is { } input ? await HashAsync(input) : "nothing")}");
            }
        }

        lines.AddRange(track.Columns.Select(column =>
            $"  column {column.Key} {DraftMaker.TitleOf(column)} {(column.HigherIsBetter ? "up" : "down")} {column.Digits.ToString(CultureInfo.InvariantCulture)} {(column.Hidden ? "hidden" : "")} rank {(column.RankOrder ?? (column.Ranks ? 1 : null))?.ToString(CultureInfo.InvariantCulture)} {column.Computed?.Operation} {string.Join(',', column.Computed?.Keys ?? [])}"));
        return lines;
    }

    private async Task<string> OfAsync(BundlePart? part) => part is null ? "nothing" : $"{part.FileName} {await HashAsync(part)}";

    private async Task<string> HashAsync(BundlePart part) => (await parts.PutAsync(part, TestContext.Current.CancellationToken)).Hash;
}
