using System.Globalization;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Competitions;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Bundles.Export;

/// <summary>
/// Writes a competition as CodaLab, version 1.5, has it: each phase has one scoring program and one reference, and all leaderboards. A
/// competition whose phases score tracks in different ways does not fit.
/// </summary>
internal sealed class CodaLabWriter(BundleSource source)
{
    /// <summary>More than anybody submits: CodaLab has no word for "as many as you like".</summary>
    private const int AnyNumber = 999_999;

    private readonly BundleFiles files = new();
    private readonly ExportFindings findings = new();
    private readonly List<List<SourceTrack>> groups = [];

    public BundleDraft Write()
    {
        Group();
        Check();
        BundlePages.Tell(source, findings, isCodabench: false);
        var own = new OwnKey(source, files);
        var competition = source.Competition;
        var html = Pages(own);
        var phases = Phases(own);
        foreach (var track in groups.SelectMany(group => group))
        {
            foreach (var column in track.Program?.Computed ?? [])
            {
                findings.Lost("export-computed", ("name", column.Key));
            }

            own.AddTrack(track, [], withColumns: !IsSaid(track), withTitle: true);
            if (!track.Track.RunSelection.LetsTeamsChoose())
            {
                findings.Kept("export-selection", ("track", track.Track.Title));
            }

            if (track.Scorer is { } scorer && track.Program is null)
            {
                findings.Kept("export-plugin", ("track", track.Track.Title), ("name", scorer.PluginId));
            }
        }

        foreach (var file in source.Files.Where(file => !IsSaid(file)))
        {
            findings.Kept("export-file", ("name", file.FileName));
            own.AddFile(file);
        }

        var selection = source.Tracks.Select(track => track.Track.RunSelection).Distinct().ToList();
        var map = new BundleMap
        {
            { "title", competition.Title },
            { "description", competition.Summary },
            { "image", BundlePages.AddLogo(files) },
            { "has_registration", competition.Approval == RegistrationApproval.ByOrganizers },
            { "competition_docker_image", source.Tracks.Select(track => track.Program?.DockerImage).FirstOrDefault(image => image is { Length: > 0 }) },
            { "enable_detailed_results", source.Tracks.Any(track => track.Program is { ShowsReports: true }) },
            { "force_submission_to_leaderboard", selection.Contains(RunSelection.Last) },
            { "enable_teams", competition.TeamSizeCap != 1 },
            { "end_date", LastEnd() is { } end ? YamlText.Date(end) : null },
            { "html", html },
            { "phases", phases },
            { "leaderboard", Leaderboard() },
        };
        files.Text("competition.yaml", YamlText.Write(map));
        // A key that it does not know stops CodaLab; a second YAML file confuses it. JSON is YAML to us.
        files.Text(OwnKey.FileName, YamlText.Write(own.ToMap()));
        return new BundleDraft(BundleDialect.CodaLab, files, findings.ToList());
    }

    /// <summary>Tracks by what scores them, in the order in which a reader meets them.</summary>
    private void Group()
    {
        var met = source.Phases.SelectMany(phase => phase.References).Select(reference => reference.Track).Concat(source.Tracks).DistinctBy(track => track.ScorerKey, StringComparer.Ordinal);
        groups.AddRange(met.Select(first => source.Tracks.Where(track => track.ScorerKey == first.ScorerKey).ToList()));
    }

    private void Check()
    {
        foreach (var phase in source.Phases.Where(phase => phase.References.Count > 0))
        {
            var group = groups.Find(group => group.Contains(phase.References[0].Track))!;
            if (phase.References.Any(reference => !group.Contains(reference.Track)))
            {
                findings.Refuse("export-v15-programs", ("phase", phase.Phase.Title));
            }
            else if (phase.References.Count != group.Count)
            {
                findings.Refuse("export-v15-tracks", ("phase", phase.Phase.Title));
            }
            else if (phase.References.DistinctBy(reference => reference.Blob, StringComparer.Ordinal).Count() > 1)
            {
                findings.Refuse("export-v15-references", ("phase", phase.Phase.Title));
            }
        }

        if (groups.Exists(group => group.SelectMany(track => track.Columns).DistinctBy(column => column.Metric, StringComparer.Ordinal).Count() < group.Sum(track => track.Columns.Count)))
        {
            findings.Refuse("export-v15-columns");
        }

        if (groups.Exists(group => group.Count != groups[0].Count || !group.Select(Keys).SequenceEqual(groups[0].Select(Keys), StringComparer.Ordinal)))
        {
            findings.Refuse("export-v15-boards");
        }

        static string Keys(SourceTrack track) => string.Join('\n', track.Columns.Select(column => column.Metric));
    }

    private BundleMap Pages(OwnKey own)
    {
        var competition = source.Competition;
        own.HasNoOverview = string.IsNullOrWhiteSpace(competition.Overview);
        own.HasNoRules = string.IsNullOrWhiteSpace(competition.Rules);
        return new BundleMap
        {
            { "overview", BundlePages.AddHtml("pages/overview.html", own.HasNoOverview ? BundlePages.Nothing : competition.Overview, files, own) },
            // It wants all four, and shows nothing of an empty one.
            { "evaluation", files.Text("pages/evaluation.html", "") },
            { "terms", BundlePages.AddHtml("pages/terms.html", own.HasNoRules ? BundlePages.Nothing : competition.Rules, files, own) },
            { "data", files.Text("pages/data.html", "") },
        };
    }

    private BundleMap Phases(OwnKey own)
    {
        var written = new BundleMap();
        // A track that no phase scores is known by its program: a closed phase keeps it.
        var unused = new Queue<List<SourceTrack>>(groups.Where(group => !source.Phases.Any(phase => phase.References.Any(reference => group.Contains(reference.Track)))));
        foreach (var phase in source.Phases)
        {
            var isClosed = phase.References.Count == 0;
            var group = !isClosed ? groups.Find(group => group.Contains(phase.References[0].Track)) : unused.TryDequeue(out var waiting) ? waiting : groups.FirstOrDefault();
            written.Add((phase.Index + 1).ToString(CultureInfo.InvariantCulture), PhaseOf(phase, group is { Count: > 0 } ? group[0] : null));
            var end = ReadEnd(phase);
            if (end != phase.Phase.EndsAt)
            {
                findings.Kept("export-phase-end", ("phase", phase.Phase.Title));
            }

            own.AddPhase(phase, new BundleMap
            {
                { "index", phase.Index },
                { "start_written", HasFraction(phase.Phase.StartsAt) ? YamlText.Date(phase.Phase.StartsAt) : null },
                { "start", HasFraction(phase.Phase.StartsAt) ? OwnKey.Exact(phase.Phase.StartsAt) : null },
                { "end_written", end == phase.Phase.EndsAt ? null : end is { } said ? YamlText.Date(said) : "none" },
                { "end", end == phase.Phase.EndsAt ? null : OwnKey.Exact(phase.Phase.EndsAt) ?? "none" },
            });
        }

        if (unused.Count > 0)
        {
            findings.Refuse("export-v15-boards");
        }

        return written;
    }

    private BundleMap PhaseOf(SourcePhase phase, SourceTrack? track)
    {
        var row = phase.Phase;
        var isClosed = phase.References.Count == 0;
        var program = track?.Program;
        var reference = phase.References.FirstOrDefault(one => one.HasData);
        var tracks = phase.References.Select(one => one.Track).DefaultIfEmpty(track).OfType<SourceTrack>().ToList();
        return new BundleMap
        {
            { "phasenumber", phase.Index + 1 },
            { "label", row.Title },
            { "description", "" },
            { "start_date", YamlText.Date(row.StartsAt) },
            { "phase_never_ends", row.EndsAt is null ? true : null },
            { "max_submissions", isClosed ? 0 : row.RunsInAll ?? AnyNumber },
            { "max_submissions_per_day", isClosed ? null : row.RunsPerDay },
            { "max_submission_size", tracks.Select(one => (int)Math.Max(1, one.Track.MaxRunBytes / 1024 / 1024)).DefaultIfEmpty(300).Max() },
            { "execution_time_limit", tracks.Select(one => one.TimeLimitSeconds).DefaultIfEmpty(600).Max() },
            { "leaderboard_management_mode", row.Visibility == BoardVisibility.Open ? "default" : "hide_results" },
            { "force_best_submission_to_leaderboard", tracks.Exists(one => one.Track.RunSelection == RunSelection.Best) ? true : null },
            { "scoring_program", program is null ? null : files.Blob("programs", program.ProgramHash, "scoring_program.zip") },
            { "reference_data", reference is null ? null : BundleFiles.ForPlatform(files.Blob("references", reference.Blob!, reference.Reference!.FileName)) },
            { "ingestion_program", program?.IngestionHash is { } ingestion ? files.Blob("programs", ingestion, "ingestion_program.zip") : null },
            { "input_data", program?.InputDataHash is { } input ? files.Blob("data", input, "input_data.zip") : null },
            { "starting_kit", files.PathOf(source.FileOf(phase, CompetitionFileKind.StartingKit)) },
            { "public_data", files.PathOf(source.FileOf(phase, CompetitionFileKind.PublicData)) },
        };
    }

    /// <summary>Whether a phase names the file; it has one key for each kind.</summary>
    private bool IsSaid(CompetitionFile file) => file is { PhaseId: { } phase, Kind: CompetitionFileKind.StartingKit or CompetitionFileKind.PublicData }
        && source.Files.First(other => other.Kind == file.Kind && other.PhaseId == phase) == file;

    private BundleMap Leaderboard()
    {
        var boards = groups.Count > 0 ? groups[0] : [];
        var leaderboards = new BundleMap();
        var columns = new BundleMap();
        foreach (var (i, track) in boards.Index())
        {
            var key = $"BOARD_{(i + 1).ToString(CultureInfo.InvariantCulture)}";
            leaderboards.Add(key, new BundleMap { { "label", track.Track.Title }, { "rank", i + 1 } });
            foreach (var column in track.Columns.DistinctBy(column => column.Metric, StringComparer.Ordinal))
            {
                columns.Add(column.Metric, new BundleMap
                {
                    { "leaderboard", new BundleMap { { "label", track.Track.Title }, { "rank", i + 1 } } },
                    { "label", column.Title },
                    { "rank", columns.Count() + 1 },
                    { "sort", column.HigherIsBetter ? "desc" : "asc" },
                    { "numeric_format", column.Digits.ToString(CultureInfo.InvariantCulture) },
                    { "hidden", column.Hidden ? true : null },
                    { "selection_default", column.RankOrder == 1 ? 1 : null },
                });
            }
        }

        return new BundleMap { { "leaderboards", leaderboards }, { "columns", columns } };
    }

    /// <summary>Whether the leaderboards say all of a track's columns.</summary>
    private bool IsSaid(SourceTrack track) => groups[0].Exists(board => board == track)
        && track.Columns.Count(column => column is { RankOrder: 1, Hidden: false }) == 1
        && track.Columns.All(column => column.RankOrder is null or 1)
        && track.Program is not { Computed.Count: > 0 };

    /// <summary>The end as a reader takes it: the next phase's start, or the competition's end.</summary>
    private DateTime? ReadEnd(SourcePhase phase)
    {
        if (phase.Phase.EndsAt is null)
        {
            return null;
        }

        var next = source.Phases.Where(other => other.Phase.StartsAt > phase.Phase.StartsAt).Select(other => (DateTime?)other.Phase.StartsAt).Min();
        return (next ?? LastEnd()) is { } end ? PhaseWindows.Seconds(end) : null;
    }

    private DateTime? LastEnd() => source.Phases.Count == 0 ? null : source.Phases.Max(phase => phase.Phase.EndsAt) is { } end && end > source.Phases.Max(phase => phase.Phase.StartsAt) ? end : null;

    private static bool HasFraction(DateTime moment) => moment.Ticks % TimeSpan.TicksPerSecond != 0;
}
