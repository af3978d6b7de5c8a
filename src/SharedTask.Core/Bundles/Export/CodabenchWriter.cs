using System.Globalization;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Competitions;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Bundles.Export;

/// <summary>Writes a competition as Codabench, version 2, has it: a task for each track and reference, one leaderboard for all.</summary>
internal sealed class CodabenchWriter(BundleSource source)
{
    private const int MostTitle = 36;

    private readonly BundleFiles files = new();
    private readonly ExportFindings findings = new();
    private readonly List<BundleMap> tasks = [];
    private readonly Dictionary<(int Track, string? Blob), int> taskIndexes = [];

    public BundleDraft Write()
    {
        var competition = source.Competition;
        var windows = PhaseWindows.Of(source.Phases);
        var own = new OwnKey(source, files) { PlaceOf = phase => windows[phase.Index].Place };
        BundlePages.Tell(source, findings, isCodabench: true);
        var phases = Phases(own, windows);
        var board = Board();
        foreach (var track in source.Tracks)
        {
            TellTrack(track);
            own.AddTrack(track, [.. taskIndexes.Where(task => task.Key.Track == track.Index).Select(task => task.Value).Order()], !IsSaid(track), withTitle: false);
        }

        var map = new BundleMap
        {
            { "version", 2 },
            { "title", competition.Title },
            { "description", competition.Summary },
            { "image", BundlePages.AddLogo(files) },
            { "terms", BundlePages.AddRules(source, files, own) },
            { "contact_email", competition.ContactEmail.Length > 0 ? competition.ContactEmail : null },
            { "registration_auto_approve", competition.Approval == RegistrationApproval.Automatic },
            { "docker_image", source.Tracks.Select(track => track.Program?.DockerImage).FirstOrDefault(image => image is { Length: > 0 }) },
            { "enable_detailed_results", source.Tracks.Any(track => track.Program is { ShowsReports: true }) },
            { "pages", new List<BundleMap> { new() { { "title", "Overview" }, { "file", BundlePages.AddOverview(source, files, own) } } } },
            { "tasks", tasks },
            { "solutions", Solutions(own) },
            { "phases", phases },
            { "leaderboards", new List<BundleMap> { board } },
        };
        map.Add(OwnKey.Name, own.ToMap());
        files.Text("competition.yaml", YamlText.Write(map));
        return new BundleDraft(BundleDialect.Codabench, files, findings.ToList());
    }

    private List<BundleMap> Phases(OwnKey own, IReadOnlyList<PhaseWindow> windows)
    {
        List<BundleMap> written = [];
        foreach (var (i, phase) in source.Phases.Index())
        {
            var row = phase.Phase;
            var window = windows[i];
            if (window.IsChanged)
            {
                findings.Kept("export-phases-sequential", ("phase", row.Title), ("value", window.End));
            }

            var tracks = phase.References.Count > 0 ? phase.References : [.. source.Tracks.Take(1).Select(track => new SourceReference(track, null))];
            var map = new BundleMap
            {
                { "index", window.Place },
                { "name", row.Title },
                { "description", "" },
                { "start", YamlText.Date(window.Start) },
                { "end", window.End is { } end ? YamlText.Date(end) : null },
                { "max_submissions_per_day", row.RunsPerDay ?? 0 },
                { "max_submissions", row.RunsInAll ?? 0 },
                { "execution_time_limit", tracks.Select(reference => reference.Track.TimeLimitSeconds).DefaultIfEmpty(600).Max() },
                { "hide_score_output", row.Visibility == BoardVisibility.Blind },
                { "tasks", tracks.Select(TaskOf).ToList() },
                { "starting_kit", files.PathOf(source.FileOf(phase, CompetitionFileKind.StartingKit)) },
                { "public_data", files.PathOf(source.FileOf(phase, CompetitionFileKind.PublicData)) },
            };
            written.Add(map);
            if (phase.References.Count == 0)
            {
                findings.Kept("export-phase-closed", ("phase", row.Title));
            }

            own.AddPhase(phase, new BundleMap
            {
                { "index", window.Place },
                { "closed", phase.References.Count == 0 ? true : null },
                { "start_written", row.StartsAt == window.Start ? null : YamlText.Date(window.Start) },
                { "start", row.StartsAt == window.Start ? null : OwnKey.Exact(row.StartsAt) },
                { "end_written", row.EndsAt == window.End ? null : YamlText.Date(window.End!.Value) },
                { "end", row.EndsAt == window.End ? null : OwnKey.Exact(row.EndsAt) ?? "none" },
            });
        }

        foreach (var track in source.Tracks.Where(track => !source.Phases.Any(phase => phase.References.Any(reference => reference.Track == track))))
        {
            TaskOf(new SourceReference(track, null));
        }

        return written;
    }

    private int TaskOf(SourceReference reference)
    {
        var key = (reference.Track.Index, reference.Blob);
        if (taskIndexes.TryGetValue(key, out var index))
        {
            return index;
        }

        taskIndexes[key] = index = tasks.Count;
        var program = reference.Track.Program;
        tasks.Add(new BundleMap
        {
            { "index", index },
            { "name", reference.Track.Track.Title },
            { "description", reference.Track.Track.Description },
            { "scoring_program", program is null ? null : files.Blob("programs", program.ProgramHash, "scoring_program.zip") },
            { "reference_data", reference.HasData ? BundleFiles.ForPlatform(files.Blob("references", reference.Blob!, reference.Reference!.FileName)) : null },
            { "ingestion_program", program?.IngestionHash is { } ingestion ? files.Blob("programs", ingestion, "ingestion_program.zip") : null },
            { "input_data", program?.InputDataHash is { } input ? files.Blob("data", input, "input_data.zip") : null },
        });
        return index;
    }

    private List<BundleMap>? Solutions(OwnKey own)
    {
        List<BundleMap> solutions = [];
        HashSet<(CompetitionFileKind, Guid)> said = [];
        foreach (var file in source.Files)
        {
            if (file.Kind == CompetitionFileKind.Sample)
            {
                solutions.Add(new BundleMap
                {
                    { "index", solutions.Count },
                    { "name", file.Title },
                    { "tasks", Enumerable.Range(0, tasks.Count).ToList() },
                    { "path", files.PathOf(file) },
                });
            }
            else if (file.Kind == CompetitionFileKind.InputData || file.PhaseId is not { } phase || !said.Add((file.Kind, phase)))
            {
                findings.Kept("export-file", ("name", file.FileName));
                own.AddFile(file);
            }
        }

        return solutions.Count > 0 ? solutions : null;
    }

    private BundleMap Board()
    {
        var columns = source.Tracks.SelectMany(track => track.Columns).DistinctBy(column => column.Metric, StringComparer.Ordinal).ToList();
        var computed = source.Tracks.SelectMany(track => track.Program?.Computed ?? []).DistinctBy(column => column.Key, StringComparer.Ordinal).ToDictionary(column => column.Key, StringComparer.Ordinal);
        var primary = columns.FindIndex(column => column.RankOrder == 1);
        var first = source.Tracks.Count > 0 ? source.Tracks[0].Track : null;
        if (source.Tracks.Any(track => !IsSaid(track)))
        {
            findings.Kept("export-board");
        }

        return new BundleMap
        {
            { "title", "Results" },
            { "key", "main" },
            { "hidden", source.Phases.Count > 0 && source.Phases.All(phase => phase.Phase.Visibility != BoardVisibility.Open) },
            { "submission_rule", RuleOf(first?.RunSelection ?? RunSelection.Last) },
            { "primary_index", Math.Max(primary, 0) },
            {
                "columns",
                columns.ConvertAll(column => new BundleMap
                {
                    { "title", Cut(column.Title) },
                    { "key", Cut(column.Metric) },
                    { "index", columns.IndexOf(column) },
                    { "sorting", column.HigherIsBetter ? "desc" : "asc" },
                    { "precision", column.Digits },
                    { "hidden", column.Hidden },
                    { "computation", computed.GetValueOrDefault(column.Metric)?.Operation },
                    {
                        "computation_indexes",
                        computed.TryGetValue(column.Metric, out var computation) ? computation.Keys.Select(key => columns.FindIndex(other => other.Metric == key)).Where(index => index >= 0).ToList() : null
                    },
                })
            },
        };
    }

    /// <summary>Whether the one leaderboard says all of a track's columns.</summary>
    private bool IsSaid(SourceTrack track) => source.Tracks.All(other => Signature(other) == Signature(track))
        && track.Columns.All(column => column.Title.Length <= MostTitle && column.Metric.Length <= MostTitle && column.RankOrder is null or 1)
        && track.Columns.Count(column => column.RankOrder == 1) == 1
        && track.Columns.All(column => column.RankOrder is null || !column.Hidden);

    private static string Signature(SourceTrack track) => string.Join(
        '\n', track.Columns.Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.Metric}\t{column.Title}\t{column.HigherIsBetter}\t{column.Digits}\t{column.Hidden}\t{column.RankOrder}")));

    private void TellTrack(SourceTrack track)
    {
        var title = track.Track.Title;
        if (track.Track.RunSelection == RunSelection.First)
        {
            findings.Kept("export-selection", ("track", title));
        }

        if (track.Scorer is { } scorer && track.Program is null)
        {
            findings.Kept("export-plugin", ("track", title), ("name", scorer.PluginId));
        }
        else if (track.Program is { StartsAboveProgram: true })
        {
            findings.Note("export-starts-above", ("track", title));
        }
    }

    private static string RuleOf(RunSelection selection) => selection switch
    {
        RunSelection.Best => "Force_Best",
        RunSelection.Last => "Force_Last",
        RunSelection.All => "Force_Latest_Multiple",
        _ => "Add",
    };

    private static string Cut(string text) => text.Length <= MostTitle ? text : text[..MostTitle];
}
