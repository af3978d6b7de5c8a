using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Trial;
using SharedTask.Core.Storage;
using SharedTask.Worker.Plugins;

namespace SharedTask.Cli;

/// <summary>Says what was read of a bundle, for people or for programs.</summary>
internal static class ImportReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static void PrintJson(BundleReading reading, IReadOnlyList<TrackTrial> trials, TextWriter output) => output.WriteLine(ToJson(
        new { reading.CanImport, reading.Plan, Findings = reading.Findings.Select(ToRow), reading.MoreFindings, Trials = trials }));

    public static string ToJson(object report) => JsonSerializer.Serialize(report, Json);

    public static object ToRow(Finding finding) =>
        new { finding.Severity, finding.Code, finding.File, finding.Line, MoreLines = finding.MoreLines.Count > 0 ? finding.MoreLines : null, finding.Key, Message = Message(finding), Action = Action(finding) };

    public static void Print(BundleReading reading, TextWriter output)
    {
        if (reading.Plan is { } plan)
        {
            foreach (var line in Outline(plan))
            {
                output.WriteLine(Terminal.Plain(line));
            }

            output.WriteLine();
        }

        Print(reading.Findings, reading.MoreFindings, reading.CanImport, output);
    }

    public static void Print(IReadOnlyList<Finding> findings, int more, bool canImport, TextWriter output)
    {
        PrintFindings(findings, output);
        if (more > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"... and {more} more."));
        }

        int Count(FindingSeverity severity) => findings.Count(finding => finding.Severity == severity);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(canImport ? "Can be imported" : "Cannot be imported")}: {Count(FindingSeverity.Error)} errors, {Count(FindingSeverity.Warning)} warnings, {Count(FindingSeverity.Note)} notes."));
    }

    public static void PrintFindings(IReadOnlyList<Finding> findings, TextWriter output)
    {
        foreach (var finding in findings)
        {
            output.WriteLine(Terminal.Plain(Describe(finding)));
        }
    }

    /// <summary>Offline whoever asks is whose files they are: the log may be shown.</summary>
    public static void PrintTrial(ImportTrack track, PluginOutcome outcome, TextWriter output, TextWriter error)
    {
        output.WriteLine(Terminal.Plain($"Trial of {track.Title}: {(outcome.Result is null ? outcome.Reason : "scored")}"));
        foreach (var score in outcome.Result?.Scores ?? [])
        {
            output.WriteLine(Terminal.Plain($"  {score.Metric} {score.Value?.ToString("R", CultureInfo.InvariantCulture) ?? "undefined"}"));
        }

        foreach (var problem in outcome.Result?.Problems ?? [])
        {
            output.WriteLine(Terminal.Plain($"  {problem.Message} {problem.Value}"));
        }

        foreach (var line in outcome.Result is null ? outcome.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [])
        {
            error.WriteLine("  " + Terminal.Plain(line));
        }
    }

    private static IEnumerable<string> Outline(ImportPlan plan)
    {
        yield return $"{plan.Title} ({(plan.Dialect == BundleDialect.Codabench ? "Codabench, version 2" : "CodaLab, version 1.5")})";
        yield return $"  registration: {(plan.Approval == Core.Competitions.RegistrationApproval.Automatic ? "open to everybody" : "approved by organizers")}";
        yield return $"  pages: {Join(plan.Pages.Select(page => page.Title))}";
        foreach (var track in plan.Tracks)
        {
            yield return $"  track {Number(track.Index + 1)}: {track.Title}";
            yield return $"    scorer: {(track.Scoring.Program is { } program ? $"{program.Part.Path}, {Join(program.Command)}" : track.Plugin is { } plugin ? $"the plugin {plugin.Id} with {plugin.ParametersJson}" : "none")}";
            if (track.Scoring.Ingestion is { } ingestion)
            {
                yield return $"    ingestion: {ingestion.Part.Path}, {Join(ingestion.Command)}";
            }

            yield return $"    columns: {Join(track.Columns.Select(Describe))}";
        }

        foreach (var phase in plan.Phases)
        {
            var quota = $"{(phase.RunsPerDay is { } perDay ? $"{Number(perDay)} a day" : "any number a day")}, {(phase.RunsInAll is { } inAll ? $"{Number(inAll)} in all" : "any number in all")}";
            yield return $"  phase: {phase.Title}, {Moment(phase.StartsAt)} to {(phase.EndsAt is { } end ? Moment(end) : "no end")}; runs: {quota}; scores: {phase.Visibility switch { Core.Leaderboards.BoardVisibility.Open => "open", Core.Leaderboards.BoardVisibility.Blind => "blind", _ => "own only" }}";
            foreach (var reference in phase.References)
            {
                yield return $"    track {Number(reference.Track + 1)} against {(reference.Part is { } part ? Describe(part) : "nothing")}";
            }
        }

        foreach (var file in plan.Files)
        {
            yield return $"  {file.Kind switch { ImportFileKind.StartingKit => "starting kit", ImportFileKind.PublicData => "public data", ImportFileKind.InputData => "input data", _ => "sample submission" }}: {Describe(file.Part)}";
        }
    }

    private static string Describe(ImportColumn column) =>
        $"{(column.Group is { } group ? group + " · " : "")}{column.Title} ({column.Key}, {(column.HigherIsBetter ? "higher" : "lower")} is better{(column.Ranks ? ", ranks" : "")}{(column.Hidden ? ", hidden" : "")}{(column.Computed is { } computed ? $", {computed.Operation} of {Join(computed.Keys)}" : "")})";

    private static string Describe(Core.Bundles.Files.BundlePart part) => $"{part.Path}{(part.IsFolder ? "/" : "")} ({FileSize.Format(part.Bytes)})";

    // As compilers write it: editors jump there.
    private static string Describe(Finding finding)
    {
        var line = finding.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}") : "";
        var place = finding.File is null ? "" : $"{finding.File}{line}: ";
        var key = finding.Key is null ? "" : $" ({finding.Key})";
        var more = finding.MoreLines.Count > 0 ? $" Also in {(finding.MoreLines.Count == 1 ? "line" : "lines")} {Join(finding.MoreLines.Select(Number))}." : "";
        return $"{place}{finding.Severity switch { FindingSeverity.Error => "error", FindingSeverity.Warning => "warning", _ => "note" }} {finding.Code}: {Message(finding)} {Action(finding)}".TrimEnd() + more + key;
    }

    private static string Message(Finding finding) => FindingText.Of(finding, CultureInfo.InvariantCulture);

    private static string Action(Finding finding) => FindingText.EffectOf(finding, CultureInfo.InvariantCulture);

    private static string Join(IEnumerable<string> texts) => string.Join(", ", texts) is { Length: > 0 } joined ? joined : "none";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Moment(DateTime moment) => moment.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
