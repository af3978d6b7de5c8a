using System.Globalization;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Competitions;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>Reads Codabench's format, version 2. Its phases name tasks; tasks at the same place in their phases with the same scorer become one track.</summary>
internal sealed class CodabenchReader(ReadingContext context, Section top)
{
    private const int DefaultPerDay = 5;
    private const int DefaultInAll = 100;
    private const int DefaultTimeLimit = 600;

    private readonly FindingList findings = context.Findings;
    private readonly List<ImportFile> files = [];

    private sealed record ReadTask(string Index, string Name, string Description, TaskParts Parts, int Line);

    private sealed record ReadPhase(Section Section, string Name, DateTime Start, DateTime? End, IReadOnlyList<string> Tasks);

    private sealed class Track(int index, ReadTask first, int place)
    {
        public int Index { get; } = index;

        public ReadTask First { get; } = first;

        public int Place { get; } = place;

        public HashSet<string> Tasks { get; } = new([first.Index], StringComparer.Ordinal);
    }

    public async Task<ImportPlan?> ReadAsync(CancellationToken cancellationToken)
    {
        var title = top.Text("title", 200);
        if (string.IsNullOrEmpty(title))
        {
            findings.Error("title-missing", context.File, top.Line, "title");
        }

        var image = top.Text("docker_image") ?? "";
        var (summary, pages) = DescriptionPage.Place(top, await PagesAsync(cancellationToken), context);
        var own = OwnReader.Find(top, context);
        var tasks = await TasksAsync(own is { HasPlugins: true }, cancellationToken);
        var phases = Phases(tasks);
        var board = new CodabenchBoard(context, top).Read();
        var tracks = Tracks(tasks, phases, own?.Tasks);
        Solutions(tracks);
        var plan = new ImportPlan
        {
            Dialect = BundleDialect.Codabench,
            Title = title ?? "",
            Summary = summary,
            ContactEmail = Contact(),
            Approval = top.Flag("registration_auto_approve", fallback: false) ? RegistrationApproval.Automatic : RegistrationApproval.ByOrganizers,
            ShowsReports = top.Flag("enable_detailed_results", fallback: false) && top.Flag("show_detailed_results_in_submission_panel", fallback: true),
            Pages = pages,
            Tracks = tracks.ConvertAll(track => ToTrack(track, board, phases, image)),
            Phases = ToPhases(phases, tasks, tracks, board),
            Files = files,
        };
        if (top.Flag("make_input_data_available", fallback: false))
        {
            foreach (var task in tasks.Values.Where(task => task.Parts.InputData is not null).DistinctBy(task => task.Parts.InputData!.Path, StringComparer.Ordinal))
            {
                files.Add(new ImportFile(ImportFileKind.InputData, task.Parts.InputData!.FileName, task.Parts.InputData, null, tracks.Find(track => track.Tasks.Contains(task.Index))?.Index));
            }
        }

        Rest(image);
        return own is null ? plan : await own.ApplyAsync(plan, cancellationToken);
    }

    private string Contact()
    {
        var contact = top.Text("contact_email", 256) ?? "";
        if (contact.Length == 0 || (contact.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < contact.Length - 1))
        {
            return contact;
        }

        findings.Warning("contact-unreadable", context.File, top.LineOf("contact_email"), "contact_email", FindingEffect.LeftOut, ("text", contact));
        return "";
    }

    private async Task<IReadOnlyList<ImportPage>> PagesAsync(CancellationToken cancellationToken)
    {
        var reader = new PageReader(context);
        List<ImportPage> pages = [];
        foreach (var section in top.Children("pages"))
        {
            if (section.Text("file") is not { Length: > 0 } name)
            {
                findings.Warning("page-without-file", context.File, section.Line, section.Path, FindingEffect.LeftOut);
                continue;
            }

            var title = section.Text("title", 200) is { Length: > 0 } said ? said : Path.GetFileNameWithoutExtension(name);
            if (await reader.ReadAsync(title, name, ImportPageKind.Overview, section.LineOf("file"), section.Name("file"), cancellationToken) is { } page)
            {
                pages.Add(page);
            }

            section.Skip("index");
            section.ReportUnknown();
        }

        if (pages.Count == 0)
        {
            findings.Warning("pages-missing", context.File, top.LineOf("pages"), "pages", FindingEffect.ByHand);
        }

        if (top.Text("terms") is { Length: > 0 } terms)
        {
            if (await reader.ReadAsync("Terms", terms, ImportPageKind.Rules, top.LineOf("terms"), "terms", cancellationToken) is { } page)
            {
                AddRules(pages, page);
            }
        }
        else
        {
            findings.Warning("terms-missing", context.File, top.LineOf("terms"), "terms", FindingEffect.ByHand);
        }

        return pages;
    }

    /// <summary>Many name the terms among the pages as well; what everybody accepts is read in one place.</summary>
    private void AddRules(List<ImportPage> pages, ImportPage rules)
    {
        if (pages.RemoveAll(page => page.File == rules.File) > 0)
        {
            findings.Note("page-is-terms", context.File, top.LineOf("terms"), "terms", FindingEffect.None, ("name", rules.File));
        }

        pages.Add(rules);
    }

    private async Task<Dictionary<string, ReadTask>> TasksAsync(bool hasPlugins, CancellationToken cancellationToken)
    {
        var reader = new TaskReader(context, hasPlugins);
        var tasks = new Dictionary<string, ReadTask>(StringComparer.Ordinal);
        var sections = top.Children("tasks");
        if (sections.Count == 0)
        {
            findings.Error("tasks-missing", context.File, top.LineOf("tasks"), "tasks");
        }

        foreach (var section in sections)
        {
            var index = section.Text("index");
            if (string.IsNullOrEmpty(index))
            {
                index = tasks.Count.ToString(CultureInfo.InvariantCulture);
                findings.Warning("task-without-index", context.File, section.Line, section.Name("index"), FindingEffect.ReadAs, ("value", index));
            }

            if (tasks.ContainsKey(index))
            {
                findings.Error("task-index-twice", context.File, section.LineOf("index"), section.Name("index"), ("number", index));
                continue;
            }

            TaskParts parts;
            if (section.Text("key") is { Length: > 0 } key)
            {
                findings.Warning("task-elsewhere", context.File, section.LineOf("key"), section.Name("key"), FindingEffect.ByHand, ("name", key));
                parts = new TaskParts(null, null, false, null, null);
            }
            else
            {
                parts = await reader.ReadAsync(section, "ingestion_only_during_scoring", cancellationToken);
            }

            var name = section.Text("name", 200) is { Length: > 0 } said ? said : string.Create(CultureInfo.InvariantCulture, $"Task {tasks.Count + 1}");
            tasks.Add(index, new ReadTask(index, name, section.Text("description") ?? "", parts, section.Line));
            section.Skip("is_public");
            section.ReportUnknown();
        }

        return tasks;
    }

    private List<ReadPhase> Phases(Dictionary<string, ReadTask> tasks)
    {
        var sections = top.Children("phases").Select((section, i) => (Section: section, Order: section.Integer("index") ?? 0, i)).OrderBy(phase => phase.Order).ThenBy(phase => phase.i).ToList();
        if (sections.Count == 0)
        {
            findings.Error("phases-missing", context.File, top.LineOf("phases"), "phases");
        }

        if (sections.Count > 1 && sections.DistinctBy(phase => phase.Order).Count() < sections.Count)
        {
            findings.Note("phase-number-twice", context.File, sections[^1].Section.LineOf("index"), sections[^1].Section.Name("index"), FindingEffect.None, ("number", sections[^1].Order));
        }

        List<ReadPhase> phases = [];
        foreach (var (section, _, i) in sections)
        {
            var name = section.Text("name", 200);
            if (string.IsNullOrEmpty(name))
            {
                name = string.Create(CultureInfo.InvariantCulture, $"Phase {i + 1}");
                findings.Note("phase-without-name", context.File, section.Line, section.Name("name"), FindingEffect.ReadAs, ("value", name));
            }

            var named = section.Texts("tasks");
            if (named.Count == 0)
            {
                findings.Error("phase-without-tasks", context.File, section.LineOf("tasks"), section.Name("tasks"), ("phase", name));
            }

            foreach (var unknown in named.Where(task => !tasks.ContainsKey(task)))
            {
                findings.Error("phase-task-unknown", context.File, section.LineOf("tasks"), section.Name("tasks"), ("number", unknown));
            }

            section.Skip("submission_rule");
            phases.Add(new ReadPhase(
                section, name, section.Moment("start", required: true) ?? default, section.Moment("end", required: false), [.. named.Where(tasks.ContainsKey).Distinct(StringComparer.Ordinal)]));
        }

        return phases;
    }

    /// <summary>A task keeps its track; another one joins the track at its place if the scorer is the same; else a track begins.</summary>
    private List<Track> Tracks(Dictionary<string, ReadTask> tasks, List<ReadPhase> phases, IReadOnlyList<IReadOnlyList<string>>? own)
    {
        var tracks = Given(tasks, own);
        var separated = false;
        foreach (var phase in phases)
        {
            for (var place = 0; place < phase.Tasks.Count; place++)
            {
                var task = tasks[phase.Tasks[place]];
                if (tracks.Exists(track => track.Tasks.Contains(task.Index)))
                {
                    continue;
                }

                var free = tracks.Where(track => !track.Tasks.Overlaps(phase.Tasks)).ToList();
                var match = free.Find(track => track.Place == place && track.First.Parts.ScorerKey == task.Parts.ScorerKey)
                    ?? (phase.Tasks.Count == 1 ? free.Find(track => track.First.Parts.ScorerKey == task.Parts.ScorerKey) : null);
                if (match is not null)
                {
                    match.Tasks.Add(task.Index);
                    continue;
                }

                separated |= free.Exists(track => track.Place == place);
                tracks.Add(new Track(tracks.Count, task, place));
            }
        }

        if (separated)
        {
            findings.Note("tracks-by-scorer", context.File, top.LineOf("tasks"), "tasks", FindingEffect.None, ("count", tracks.Count));
        }

        foreach (var task in tasks.Values.Where(task => !tracks.Exists(track => track.Tasks.Contains(task.Index))))
        {
            findings.Warning("task-unused", context.File, task.Line, "tasks", FindingEffect.LeftOut, ("name", task.Name));
        }

        return tracks;
    }

    /// <summary>The tracks that a bundle of ours names itself.</summary>
    private static List<Track> Given(Dictionary<string, ReadTask> tasks, IReadOnlyList<IReadOnlyList<string>>? own)
    {
        List<Track> tracks = [];
        if (own is null || own.Any(track => !tasks.ContainsKey(track[0])))
        {
            return tracks;
        }

        foreach (var given in own)
        {
            var track = new Track(tracks.Count, tasks[given[0]], tracks.Count);
            track.Tasks.UnionWith(given.Where(tasks.ContainsKey));
            tracks.Add(track);
        }

        return tracks;
    }

    private void Solutions(List<Track> tracks)
    {
        foreach (var section in top.Children("solutions"))
        {
            var named = section.Texts("tasks");
            if (section.Text("path") is null && section.Text("key") is { } key)
            {
                findings.Warning("part-elsewhere", context.File, section.LineOf("key"), section.Name("key"), FindingEffect.LeftOut, ("name", key));
            }
            else if (section.Part("path", FindingEffect.LeftOut) is { } part && !files.Exists(file => file.Kind == ImportFileKind.Sample && file.Part.Path == part.Path))
            {
                var title = section.Text("name", 200) is { Length: > 0 } name ? name : part.FileName;
                files.Add(new ImportFile(ImportFileKind.Sample, title, part, null, tracks.Find(track => track.Tasks.Overlaps(named))?.Index));
            }

            section.Skip("index", "description", "name");
            section.ReportUnknown();
        }
    }

    private static ImportTrack ToTrack(Track track, TrackBoard board, List<ReadPhase> phases, string image)
    {
        var parts = track.First.Parts;
        var limits = phases.Where(phase => track.Tasks.Overlaps(phase.Tasks)).Select(phase => phase.Section.Integer("execution_time_limit")).Max();
        return new ImportTrack
        {
            Index = track.Index,
            Title = track.First.Name,
            Description = track.First.Description,
            Columns = board.Columns,
            RunSelection = board.RunSelection,
            Scoring = new ImportScoring
            {
                Program = parts.Scoring,
                Ingestion = parts.Ingestion,
                IngestionOnlyDuringScoring = parts.IngestionOnlyDuringScoring,
                InputData = parts.InputData,
                TimeLimitSeconds = (int)Math.Clamp(limits ?? DefaultTimeLimit, 1, 7 * 24 * 3600),
                DockerImage = image,
            },
        };
    }

    private List<ImportPhase> ToPhases(List<ReadPhase> phases, Dictionary<string, ReadTask> tasks, List<Track> tracks, TrackBoard board)
    {
        List<ImportPhase> planned = [];
        for (var i = 0; i < phases.Count; i++)
        {
            var phase = phases[i];
            Attach(phase, i);
            planned.Add(new ImportPhase
            {
                Title = phase.Name,
                Description = phase.Section.Text("description") ?? "",
                StartsAt = phase.Start,
                EndsAt = End(phases, i),
                RunsPerDay = phase.Section.Quota("max_submissions_per_day", DefaultPerDay),
                RunsInAll = phase.Section.Quota("max_submissions", DefaultInAll),
                Visibility = board.Visibility,
                References = [.. phase.Tasks.Select(task => new ImportReference(tracks.Find(track => track.Tasks.Contains(task))!.Index, tasks[task].Parts.Reference)).DistinctBy(reference => reference.Track)],
            });
            phase.Section.ReportUnknown();
        }

        return planned;
    }

    private DateTime? End(List<ReadPhase> phases, int i)
    {
        var (phase, section) = (phases[i], phases[i].Section);
        if (phase.End is { } end)
        {
            if (end > phase.Start)
            {
                if (phases.Exists(other => other != phase && other.Start > phase.Start && other.Start < end))
                {
                    findings.Note("phase-overlaps", context.File, section.LineOf("end"), section.Name("end"), FindingEffect.None, ("phase", phase.Name));
                }

                return end;
            }

            if (end == phase.Start && end.TimeOfDay == TimeSpan.Zero)
            {
                findings.Warning("end-is-start", context.File, section.LineOf("end"), section.Name("end"), FindingEffect.ReadAs, ("phase", phase.Name), ("value", end.AddDays(1)));
                return end.AddDays(1);
            }

            findings.Error("end-before-start", context.File, section.LineOf("end"), section.Name("end"), ("phase", phase.Name));
            return null;
        }

        var next = phases.Skip(i + 1).Where(other => other.Start > phase.Start).Select(other => (DateTime?)other.Start).FirstOrDefault();
        if (next is { } start)
        {
            findings.Warning("phase-end-missing", context.File, section.LineOf("start"), section.Name("end"), FindingEffect.ReadAs, ("phase", phase.Name), ("value", start));
        }

        return next;
    }

    private void Attach(ReadPhase phase, int place)
    {
        var section = phase.Section;
        foreach (var (kind, key) in new[] { (ImportFileKind.StartingKit, "starting_kit"), (ImportFileKind.PublicData, "public_data") })
        {
            if (section.Part(key, FindingEffect.LeftOut) is { } part && !files.Exists(file => file.Kind == kind && file.Part.Path == part.Path))
            {
                files.Add(new ImportFile(kind, part.FileName, part, place));
            }
        }

        if (section.Flag("auto_migrate_to_this_phase", fallback: false) && place > 0)
        {
            findings.Warning("auto-migration", context.File, section.LineOf("auto_migrate_to_this_phase"), section.Name("auto_migrate_to_this_phase"), FindingEffect.LeftOut, ("phase", phase.Name));
        }

        if (section.Flag("accepts_only_result_submissions", fallback: false))
        {
            findings.Note("results-only", context.File, section.LineOf("accepts_only_result_submissions"), section.Name("accepts_only_result_submissions"), FindingEffect.None);
        }

        section.Skip("index", "hide_output", "hide_prediction_output", "hide_score_output", "execution_time_limit", "color", "auto_migrate_to_this_phase", "solutions", "max_submissions_per_person", "has_max_submissions");
    }

    private void Rest(string image)
    {
        context.ReportRuntime(image, top.LineOf("docker_image"), "docker_image");

        if (top.Text("image") is { Length: > 0 })
        {
            findings.Note("logo", context.File, top.LineOf("image"), "image", FindingEffect.LeftOut);
        }

        if (top.Has("fact_sheet"))
        {
            findings.Warning("fact-sheet", context.File, top.LineOf("fact_sheet"), "fact_sheet", FindingEffect.LeftOut);
        }

        if (!top.Flag("auto_run_submissions", fallback: true))
        {
            findings.Warning("auto-run-off", context.File, top.LineOf("auto_run_submissions"), "auto_run_submissions", FindingEffect.None);
        }

        if (top.Text("admin_names") is { Length: > 0 } names)
        {
            findings.Warning("organizers", context.File, top.LineOf("admin_names"), "admin_names", FindingEffect.ByHand, ("names", names));
        }

        top.LeaveOut("not-here", FindingEffect.LeftOut, "reward", "make_programs_available");
        top.Skip(
            "version", "forum_enabled", "can_participants_make_submissions_public", "competition_type", "queue", "show_detailed_results_in_leaderboard", "show_detailed_results_in_submission_panel", "enable_forum",
            "has_registration", "published", "end_date", "force_submission_to_leaderboard", "disallow_leaderboard_modifying");
        top.ReportUnknown();
    }
}
