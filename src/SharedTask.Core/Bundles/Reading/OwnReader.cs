using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using SharedTask.Core.Bundles.Export;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Yaml;
using SharedTask.Core.Competitions;
using SharedTask.Core.Leaderboards;
using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>
/// Reads what <see cref="OwnKey"/> wrote and puts it over the plan of the rest. It never overrules what somebody has changed in the
/// rest, and asks of every value whether it can be: a bundle comes from anywhere.
/// </summary>
internal sealed class OwnReader
{
    private readonly ReadingContext context;
    private readonly Section own;
    private readonly IReadOnlyList<Section> tracks;

    private OwnReader(ReadingContext context, Section own)
    {
        (this.context, this.own) = (context, own);
        tracks = own.Children("tracks");
    }

    /// <summary>The key of a Codabench bundle that was exported here; <see langword="null"/> if there is none.</summary>
    public static OwnReader? Find(Section top, ReadingContext context) => top.Child(OwnKey.Name) is { } own ? Make(own, context) : null;

    /// <summary>The file beside a CodaLab bundle that was exported here; <see langword="null"/> if there is none.</summary>
    public static async Task<OwnReader?> FindFileAsync(ReadingContext context, CancellationToken cancellationToken)
    {
        if (context.Bundle.Find(context.BaseFolder, OwnKey.FileName).Part is not { IsFolder: false } part
            || await context.Bundle.ReadAsync(part.Path, context.Limits.TextBytes, cancellationToken) is not { } bytes
            || YamlComposer.Compose(TextDecoder.Decode(bytes).Text, part.Path, context.Findings, cancellationToken) is not { } map)
        {
            return null;
        }

        var there = context with { File = part.Path };
        return Make(new Section(map, "", there), there);
    }

    /// <summary>The tasks of each track; <see langword="null"/> if not every track names some.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Tasks
    {
        get
        {
            var tasks = tracks.Select(track => track.Texts("tasks")).ToList();
            return tasks.Count > 0 && tasks.TrueForAll(task => task.Count > 0) ? tasks : null;
        }
    }

    /// <summary>Whether plugins of ours score tracks, so that nobody misses a program.</summary>
    public bool HasPlugins => tracks.Any(track => Plugin(track) is not null);

    public async Task<ImportPlan> ApplyAsync(ImportPlan plan, CancellationToken cancellationToken)
    {
        var phases = own.Children("phases").DistinctBy(phase => phase.Integer("index") ?? -1).ToDictionary(phase => phase.Integer("index") ?? -1);
        if (tracks.Count != plan.Tracks.Count || phases.Count != plan.Phases.Count)
        {
            context.Findings.Warning("own-key-unfit", context.File, own.Line, OwnKey.Name, FindingEffect.LeftOut);
            return plan;
        }

        return plan with
        {
            TimeZoneId = own.Text("time_zone") is { } zone && CompetitionTime.IsKnown(zone) ? zone : plan.TimeZoneId,
            TeamSizeCap = own.Integer("team_size") is > 0 and < 10_000 and var cap ? (int)cap : plan.TeamSizeCap,
            ContactEmail = plan.ContactEmail.Length == 0 && own.Text("contact", 256) is { } contact && contact.IndexOf('@', StringComparison.Ordinal) > 0 ? contact : plan.ContactEmail,
            Pages = await PagesAsync(plan, cancellationToken),
            Tracks = [.. plan.Tracks.Select((track, i) => Apply(track, tracks[i]))],
            Phases = [.. plan.Phases.Select((phase, i) => phases.TryGetValue(i, out var section) ? Apply(phase, section) : phase)],
            Files = [.. plan.Files, .. Files(plan.Phases.Count)],
        };
    }

    private static OwnReader? Make(Section own, ReadingContext context)
    {
        if (own.Integer("format") == OwnKey.Format)
        {
            return new OwnReader(context, own);
        }

        context.Findings.Warning("own-key-newer", context.File, own.Line, OwnKey.Name, FindingEffect.LeftOut);
        return null;
    }

    private async Task<IReadOnlyList<ImportPage>> PagesAsync(ImportPlan plan, CancellationToken cancellationToken)
    {
        var (noOverview, noRules) = (own.Flag("no_overview", fallback: false), own.Flag("no_rules", fallback: false));
        var pages = plan.Pages
            .Where(page => !((page.Kind == ImportPageKind.Rules ? noRules : noOverview) && page.Markdown.Trim() == BundlePages.Nothing))
            .ToList();
        foreach (var section in own.Children("pages"))
        {
            var (of, file) = (PathOf(section, "of"), PathOf(section, "file"));
            var place = pages.FindIndex(page => page.File == of);
            if (place >= 0 && file is not null && await HashAsync(of!, cancellationToken) == section.Text("sha256")
                && await context.Bundle.ReadAsync(file, context.Limits.TextBytes, cancellationToken) is { } bytes)
            {
                pages[place] = pages[place] with { Markdown = TextDecoder.Decode(bytes).Text };
            }
        }

        return pages;
    }

    private string? PathOf(Section section, string key) =>
        section.Text(key) is { } name && context.Bundle.Find(context.BaseFolder, name).Part is { IsFolder: false } part ? part.Path : null;

    private async Task<string?> HashAsync(string path, CancellationToken cancellationToken) =>
        await context.Bundle.ReadAsync(path, context.Limits.TextBytes, cancellationToken) is { } bytes ? Convert.ToHexStringLower(SHA256.HashData(bytes)) : null;

    private static ImportTrack Apply(ImportTrack track, Section section) => track with
    {
        Title = section.Text("title", 200) is { Length: > 0 } title ? title : track.Title,
        Description = section.Text("description") ?? track.Description,
        RunSelection = EnumOf(section, "run_selection", track.RunSelection),
        RankingRule = EnumOf(section, "ranking_rule", track.RankingRule),
        TieRule = EnumOf(section, "tie_rule", track.TieRule),
        MaxRunBytes = section.Integer("max_run_bytes") is > 0 and < 1L << 40 and var most ? most : track.MaxRunBytes,
        Columns = section.Has("columns") ? Columns(section, track.Columns) : track.Columns,
        Plugin = track.Scoring.Program is null ? Plugin(section) : null,
        Scoring = track.Scoring with
        {
            TimeLimitSeconds = section.Integer("time_limit") is > 0 and <= 7 * 24 * 3600 and var limit ? (int)limit : track.Scoring.TimeLimitSeconds,
            StartsAboveProgram = section.Has("starts_above_program") ? section.Flag("starts_above_program", fallback: false) : track.Scoring.StartsAboveProgram,
            DockerImage = section.Text("docker_image", 200) ?? track.Scoring.DockerImage,
        },
    };

    /// <summary>A plugin of ours. A scoring program is never one: its settings name files by hash, and these are the site's own.</summary>
    private static ImportPlugin? Plugin(Section section) =>
        section.Text("plugin", 60) is { Length: > 0 } id && id != ProgramSettings.PluginId && section.Text("parameters") is { } parameters && IsObject(parameters)
            ? new ImportPlugin(id, section.Text("plugin_version", 30) ?? "", parameters, section.Integer("seed") ?? 17)
            : null;

    private static bool IsObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IReadOnlyList<ImportColumn> Columns(Section section, IReadOnlyList<ImportColumn> said) =>
    [
        .. section.Children("columns")
            .Where(column => column.Text("key") is { Length: > 0 and <= ColumnRules.MostKey })
            .Select(column => new ImportColumn
            {
                Key = column.Text("key")!,
                Title = column.Text("title", ColumnRules.MostTitle) ?? "",
                HigherIsBetter = column.Flag("higher_is_better", fallback: true),
                Digits = (int)Math.Clamp(column.Integer("digits") ?? 2, 0, 15),
                Hidden = column.Flag("hidden", fallback: false),
                Ranks = column.Integer("rank") == 1,
                RankOrder = column.Integer("rank") is > 0 and < 1000 and var rank ? (int)rank : null,
                Computed = said.FirstOrDefault(known => known.Key == column.Text("key"))?.Computed,
            })
            .DistinctBy(column => column.Key, StringComparer.Ordinal),
    ];

    private ImportPhase Apply(ImportPhase phase, Section section) => phase with
    {
        StartsAt = Exact(section, "start", phase.StartsAt) ?? phase.StartsAt,
        EndsAt = Exact(section, "end", phase.EndsAt),
        Visibility = EnumOf(section, "visibility", phase.Visibility),
        FreezesAt = Moment(section.Text("freezes")),
        ReleasesAt = Moment(section.Text("releases")),
        References = section.Flag("closed", fallback: false) ? [] : References(phase, section),
    };

    /// <summary>A time to the tick, as long as the rest of the file says what was written for it.</summary>
    private static DateTime? Exact(Section section, string key, DateTime? said) =>
        section.Text(key) is { } exact && BundleDates.Read(section.Text($"{key}_written") ?? "")?.Utc == said
            ? Moment(exact)
            : said;

    private static DateTime? Moment(string? text) =>
        DateTime.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) && moment is { Kind: DateTimeKind.Utc, Year: > 1900 and < 9000 } ? moment : null;

    /// <summary>Where the platform takes a folder we have the one file in it.</summary>
    private IReadOnlyList<ImportReference> References(ImportPhase phase, Section section)
    {
        var plain = section.Children("references").DistinctBy(reference => reference.Integer("track") ?? -1).ToDictionary(reference => reference.Integer("track") ?? -1, reference => PathOf(reference, "file"));
        return
        [
            .. phase.References.Select(reference =>
                reference.Part is { IsFolder: true } folder && plain.GetValueOrDefault(reference.Track) is { } file && file.StartsWith(folder.Path + "/", StringComparison.Ordinal)
                && context.Bundle.FilesOf(folder.Path).Count() == 1
                    ? reference with { Part = context.Bundle.Find("", file).Part }
                    : reference),
        ];
    }

    private IEnumerable<ImportFile> Files(int phases)
    {
        foreach (var section in own.Children("files"))
        {
            if (section.Part("file", FindingEffect.LeftOut) is { } part && Enum.TryParse<ImportFileKind>(section.Text("kind"), out var kind) && Enum.IsDefined(kind))
            {
                yield return new ImportFile(kind, section.Text("title", 255) ?? part.FileName, part, section.Integer("phase") is >= 0 and var phase && phase < phases ? (int)phase : null);
            }
        }
    }

    private static T EnumOf<T>(Section section, string key, T fallback)
        where T : struct, Enum => Enum.TryParse<T>(section.Text(key), out var value) && Enum.IsDefined(value) ? value : fallback;
}
