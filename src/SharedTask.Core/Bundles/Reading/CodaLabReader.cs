using System.Globalization;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Yaml;
using SharedTask.Core.Competitions;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>
/// Reads CodaLab's own format, 1 to 1.8. Its phases have no end: one ends when the next begins. Each of its phases names its scoring
/// program, so that phases with different programs become different tracks; so do its leaderboards.
/// </summary>
internal sealed class CodaLabReader(ReadingContext context, Section top)
{
    private const int DefaultTimeLimit = 600;

    private readonly FindingList findings = context.Findings;
    private readonly List<ImportFile> files = [];
    private readonly DatasetPage datasets = new(context);

    private sealed record ReadPhase(Section Section, int Number, string Label, DateTime Start, bool NeverEnds, TaskParts Parts)
    {
        public int Position { get; set; }
    }

    public async Task<ImportPlan?> ReadAsync(CancellationToken cancellationToken)
    {
        var title = top.Text("title", 200);
        if (string.IsNullOrEmpty(title))
        {
            findings.Error("title-missing", context.File, top.Line, "title");
        }

        var image = top.Text("competition_docker_image") ?? "";
        var (summary, pages) = DescriptionPage.Place(top, await PagesAsync(cancellationToken), context);
        var own = await OwnReader.FindFileAsync(context, cancellationToken);
        var phases = await PhasesAsync(own is { HasPlugins: true }, cancellationToken);
        var boards = new CodaLabBoards(context, top).Read();
        var endsAt = top.Moment("end_date", required: false);
        if (top.Moment("start_date", required: false) is { } start && phases.Count > 0 && phases.Min(phase => phase.Start) < start)
        {
            findings.Note("start-date", context.File, top.LineOf("start_date"), "start_date", FindingEffect.LeftOut);
        }

        var tracks = Tracks(phases, boards, image);
        var planned = ToPhases(phases, tracks.ByPhase, endsAt);
        var plan = new ImportPlan
        {
            Dialect = BundleDialect.CodaLab,
            Title = title ?? "",
            Summary = summary,
            Approval = Approval(),
            TeamSizeCap = TeamSizeCap(),
            ShowsReports = top.Flag("enable_detailed_results", fallback: false),
            Pages = [.. pages, .. new[] { datasets.Page() }.OfType<ImportPage>()],
            Tracks = tracks.Tracks,
            Phases = planned,
            Files = files,
        };
        Rest(image);
        return own is null ? plan : await own.ApplyAsync(plan, cancellationToken);
    }

    private RegistrationApproval Approval()
    {
        if (!top.Has("has_registration"))
        {
            findings.Note("approval-default", context.File, null, "has_registration", FindingEffect.None);
        }

        return top.Flag("has_registration", fallback: false) ? RegistrationApproval.ByOrganizers : RegistrationApproval.Automatic;
    }

    private int? TeamSizeCap()
    {
        var said = new[] { "enable_teams", "allow_teams" }.Where(top.Has).ToList();
        var allowed = said.Exists(key => top.Flag(key, fallback: true));
        if (said.Count == 0 || allowed)
        {
            return null;
        }

        findings.Note("teams-off", context.File, top.LineOf(said[0]), said[0], FindingEffect.None);
        return 1;
    }

    private async Task<IReadOnlyList<ImportPage>> PagesAsync(CancellationToken cancellationToken)
    {
        if (top.Child("html") is not { } html)
        {
            findings.Warning("pages-missing", context.File, top.LineOf("html"), "html", FindingEffect.ByHand);
            return [];
        }

        var reader = new PageReader(context);
        List<ImportPage> pages = [];
        string[] usual = ["overview", "evaluation", "data"];
        var keys = html.Map.Entries.Select(entry => entry.Key).OrderBy(key => Array.IndexOf(usual, key) is >= 0 and var place ? place : usual.Length);
        foreach (var key in keys)
        {
            if (html.Text(key) is { Length: > 0 } name)
            {
                var kind = key == "terms" ? ImportPageKind.Rules : ImportPageKind.Overview;
                var title = char.ToUpperInvariant(key[0]) + key[1..].Replace('_', ' ');
                if (await reader.ReadAsync(title, name, kind, html.LineOf(key), html.Name(key), cancellationToken) is { } page)
                {
                    pages.Add(page);
                }
            }
        }

        if (!pages.Exists(page => page.Kind == ImportPageKind.Rules))
        {
            findings.Warning("terms-missing", context.File, html.Line, "html.terms", FindingEffect.ByHand);
        }

        return pages;
    }

    private async Task<List<ReadPhase>> PhasesAsync(bool hasPlugins, CancellationToken cancellationToken)
    {
        var sections = top.Children("phases");
        if (sections.Count == 0)
        {
            findings.Error("phases-missing", context.File, top.LineOf("phases"), "phases");
            return [];
        }

        var tasks = new TaskReader(context, hasPlugins);
        List<ReadPhase> phases = [];
        for (var i = 0; i < sections.Count; i++)
        {
            var section = sections[i];
            var number = (int)Math.Clamp(section.Integer("phasenumber") ?? KeyNumber(section) ?? i + 1, -1000, 1_000_000);
            if (section.Flag("is_parallel_parent", fallback: false))
            {
                findings.Note("phase-parent", context.File, section.Line, section.Path, FindingEffect.LeftOut);
                continue;
            }

            if (phases.Exists(phase => phase.Number == number))
            {
                findings.Note("phase-number-twice", context.File, section.LineOf("phasenumber"), section.Name("phasenumber"), FindingEffect.None, ("number", number));
            }

            var label = section.Text("label", 200);
            if (string.IsNullOrEmpty(label))
            {
                label = string.Create(CultureInfo.InvariantCulture, $"Phase {number}");
                findings.Note("phase-without-name", context.File, section.Line, section.Name("label"), FindingEffect.ReadAs, ("value", label));
            }

            var parts = await tasks.ReadAsync(section, "ingestion_program_only_during_scoring", cancellationToken);
            var start = section.Moment("start_date", required: true);
            phases.Add(new ReadPhase(section, number, label, start ?? default, section.Flag("phase_never_ends", fallback: false), parts) { Position = i });
        }

        var ordered = phases.OrderBy(phase => phase.Number).ThenBy(phase => phase.Position).ToList();
        foreach (var (earlier, later) in ordered.Zip(ordered.Skip(1)))
        {
            if (later.Start < earlier.Start && later.Start != default)
            {
                findings.Warning("phase-order", context.File, later.Section.LineOf("start_date"), later.Section.Name("start_date"), FindingEffect.None, ("phase", later.Label), ("before", earlier.Label));
            }
        }

        return ordered;
    }

    private static int? KeyNumber(Section section)
    {
        var open = section.Path.LastIndexOf('[');
        return open >= 0 && int.TryParse(section.Path.AsSpan(open + 1, section.Path.Length - open - 2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>A track for each scorer and each leaderboard.</summary>
    private (IReadOnlyList<ImportTrack> Tracks, Dictionary<ReadPhase, List<int>> ByPhase) Tracks(List<ReadPhase> phases, IReadOnlyList<TrackBoard> boards, string image)
    {
        var groups = phases.GroupBy(phase => phase.Parts.ScorerKey, StringComparer.Ordinal).ToList();
        List<ImportTrack> tracks = [];
        var byPhase = phases.ToDictionary(phase => phase, _ => new List<int>());
        foreach (var group in groups)
        {
            var members = group.ToList();
            var parts = members[0].Parts;
            foreach (var board in boards)
            {
                var index = tracks.Count;
                var groupTitle = members.Count == 1 ? members[0].Label : CommonName(members) ?? members[0].Label;
                tracks.Add(new ImportTrack
                {
                    Index = index,
                    Title = Cut(groups.Count == 1 ? board.Title : boards.Count == 1 ? groupTitle : $"{groupTitle} · {board.Title}"),
                    Columns = board.Columns,
                    RunSelection = Selection(members, board),
                    MaxRunBytes = members.Max(phase => phase.Section.Integer("max_submission_size")) is { } megabytes and > 0 and < 100_000 ? megabytes * 1024 * 1024 : null,
                    Scoring = new ImportScoring
                    {
                        Program = parts.Scoring,
                        Ingestion = parts.Ingestion,
                        IngestionOnlyDuringScoring = parts.IngestionOnlyDuringScoring,
                        InputData = parts.InputData,
                        StartsAboveProgram = true,
                        TimeLimitSeconds = (int)Math.Clamp(members.Max(phase => phase.Section.Integer("execution_time_limit")) ?? DefaultTimeLimit, 1, 7 * 24 * 3600),
                        DockerImage = image,
                    },
                });
                members.ForEach(phase => byPhase[phase].Add(index));
            }
        }

        if (groups.Count > 1)
        {
            findings.Note("tracks-by-scorer", context.File, top.LineOf("phases"), "phases", FindingEffect.None, ("count", groups.Count));
        }

        if (boards.Count > 1)
        {
            findings.Warning("tracks-by-leaderboard", context.File, top.LineOf("leaderboard"), "leaderboard.leaderboards", FindingEffect.None, ("count", boards.Count));
        }

        return (tracks, byPhase);
    }

    /// <summary>What the phases' names have in common, such as "English A" of "Practice English A" and "Evaluation English A".</summary>
    private static string? CommonName(List<ReadPhase> phases)
    {
        var words = phases.ConvertAll(phase => phase.Label.Split([' ', '-', '_', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries));
        var common = words[0].Where(word => words.TrueForAll(other => other.Contains(word, StringComparer.OrdinalIgnoreCase)) && word.ToUpperInvariant() is not ("PHASE" or "TASK")).ToList();
        return common.Count > 0 && common.Exists(word => word.Any(char.IsLetter)) ? string.Join(' ', common) : null;
    }

    private static string Cut(string title) => title.Length <= 200 ? title : title[..200];

    private RunSelection Selection(List<ReadPhase> members, TrackBoard board) =>
        members.Exists(phase => phase.Section.Flag("force_best_submission_to_leaderboard", fallback: false)) ? RunSelection.Best
        : top.Flag("force_submission_to_leaderboard", fallback: false) ? RunSelection.Last
        : board.RunSelection;

    private List<ImportPhase> ToPhases(List<ReadPhase> phases, Dictionary<ReadPhase, List<int>> byPhase, DateTime? competitionEnd)
    {
        List<ImportPhase> planned = [];
        for (var i = 0; i < phases.Count; i++)
        {
            var phase = phases[i];
            var section = phase.Section;
            var next = phases.Where(other => other.Start > phase.Start).Select(other => (DateTime?)other.Start).Min();
            var end = phase.NeverEnds ? null : next ?? competitionEnd;
            if (end <= phase.Start)
            {
                findings.Warning("end-before-start", context.File, top.LineOf("end_date"), "end_date", FindingEffect.LeftOut, ("phase", phase.Label));
                end = null;
            }

            if (phases.Find(other => other.Start == phase.Start && other.Number < phase.Number && phase.Start != default) is { } twin)
            {
                findings.Note("phase-parallel", context.File, section.LineOf("start_date"), section.Name("start_date"), FindingEffect.None, ("phase", phase.Label), ("other", twin.Label));
            }

            Attach(section, phase, planned.Count);
            var isClosed = section.Integer("max_submissions") <= 0 || section.Integer("max_submissions_per_day") <= 0;
            if (isClosed)
            {
                findings.Warning("phase-closed", context.File, section.LineOf("max_submissions"), section.Name("max_submissions"), FindingEffect.None, ("phase", phase.Label));
            }

            planned.Add(new ImportPhase
            {
                Title = phase.Label,
                Description = section.Text("description") ?? "",
                StartsAt = phase.Start,
                EndsAt = end,
                RunsPerDay = isClosed ? null : section.Quota("max_submissions_per_day", null),
                RunsInAll = isClosed ? null : section.Quota("max_submissions", 100),
                Visibility = Visibility(section),
                References = isClosed ? [] : [.. byPhase[phase].Select(track => new ImportReference(track, phase.Parts.Reference))],
            });
            section.ReportUnknown();
        }

        return planned;
    }

    private BoardVisibility Visibility(Section section)
    {
        if (section.Text("leaderboard_management_mode") is not { Length: > 0 } mode || mode == "default")
        {
            return BoardVisibility.Open;
        }

        var (key, line) = (section.Name("leaderboard_management_mode"), section.LineOf("leaderboard_management_mode"));
        if (mode == "hide_results")
        {
            findings.Note("phase-blind", context.File, line, key, FindingEffect.None);
            return BoardVisibility.Blind;
        }

        findings.Warning("value-unknown", context.File, line, key, FindingEffect.ReadAs, ("text", mode), ("value", "default"));
        return BoardVisibility.Open;
    }

    private void Attach(Section section, ReadPhase phase, int place)
    {
        Add(ImportFileKind.StartingKit, "starting_kit");
        Add(ImportFileKind.PublicData, "public_data");
        if (section.Value("datasets") is YamlMap linked)
        {
            datasets.Read(linked, section);
        }

        if (section.Flag("auto_migration", fallback: false) && place > 0)
        {
            findings.Warning("auto-migration", context.File, section.LineOf("auto_migration"), section.Name("auto_migration"), FindingEffect.LeftOut, ("phase", phase.Label));
        }

        section.LeaveOut("not-here", FindingEffect.LeftOut, "delete_submissions_except_best_and_last");
        section.Skip(
            "phasenumber", "color", "is_scoring_only", "participant_max_storage_use", "parent_phasenumber", "is_parallel_parent", "is_migrated", "max_submission_size", "force_best_submission_to_leaderboard",
            "execution_time_limit", "disable_custom_docker_image", "has_max_submissions", "hide_output", "hide_prediction_output", "hide_score_output", "default_docker_image", "scoring_program_docker_image");

        void Add(ImportFileKind kind, string key)
        {
            if (section.Part(key, FindingEffect.LeftOut) is { } part && !files.Exists(file => file.Kind == kind && file.Part.Path == part.Path))
            {
                files.Add(new ImportFile(kind, part.FileName, part, place));
            }
        }
    }

    private void Rest(string image)
    {
        context.ReportRuntime(image, top.LineOf("competition_docker_image"), "competition_docker_image");

        if (top.Text("image") is { Length: > 0 })
        {
            findings.Note("logo", context.File, top.LineOf("image"), "image", FindingEffect.LeftOut);
        }

        if (top.Text("admin_names") is { Length: > 0 } names)
        {
            findings.Warning("organizers", context.File, top.LineOf("admin_names"), "admin_names", FindingEffect.ByHand, ("names", names));
        }

        top.LeaveOut("board-anonymous", FindingEffect.LeftOut, "anonymous_leaderboard");
        top.LeaveOut("not-here", FindingEffect.LeftOut, "enable_forum", "enable_per_submission_metadata", "allow_public_submissions", "hide_top_three", "hide_chart", "disallow_leaderboard_modifying", "reward");
        top.Skip("version", "title", "description", "show_datasets_from_yaml", "published", "secret_key", "is_migrating", "allow_organizer_teams", "require_team_approval", "has_registration", "competition_docker_image", "force_submission_to_leaderboard", "queue", "url_redirect", "deleted", "ingestion_program_docker_image");
        top.ReportUnknown();
    }
}
