using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SharedTask.Core.Competitions;

namespace SharedTask.Core.Bundles.Export;

/// <summary>
/// Writes what neither platform can say, under a key that they ignore: an import here has it again. Whoever edits the rest of the file
/// is heeded: a time stands beside how it was written for the platform, and counts only as long as that still stands there.
/// </summary>
internal sealed class OwnKey(BundleSource source, BundleFiles files)
{
    public const string Name = "sharedtask";

    public const int Format = 1;

    /// <summary>A file of the bundle instead of a key, where the platform refuses keys that it does not know.</summary>
    public const string FileName = "sharedtask.json";

    private readonly List<BundleMap> phases = [];
    private readonly List<BundleMap> tracks = [];
    private readonly List<BundleMap> extraFiles = [];
    private readonly List<BundleMap> pages = [];

    /// <summary>The place at which a phase is written.</summary>
    public Func<SourcePhase, int> PlaceOf { get; init; } = phase => phase.Index;

    public bool HasNoOverview { get; set; }

    public bool HasNoRules { get; set; }

    public void AddTrack(SourceTrack track, IReadOnlyList<int> tasks, bool withColumns, bool withTitle)
    {
        var row = track.Track;
        var map = new BundleMap
        {
            { "tasks", tasks.Count > 0 ? tasks : null },
            { "title", withTitle ? row.Title : null },
            { "description", withTitle && row.Description.Length > 0 ? row.Description : null },
            { "run_selection", row.RunSelection.ToString() },
            { "ranking_rule", row.RankingRule.ToString() },
            { "tie_rule", row.TieRule.ToString() },
            { "max_run_bytes", row.MaxRunBytes },
        };
        if (track.Program is { } program)
        {
            map.Add("time_limit", track.TimeLimitSeconds);
            map.Add("starts_above_program", program.StartsAboveProgram);
            map.Add("docker_image", program.DockerImage.Length > 0 ? program.DockerImage : null);
        }
        else if (track.Scorer is { } scorer)
        {
            map.Add("plugin", scorer.PluginId);
            map.Add("plugin_version", scorer.PluginVersion);
            map.Add("parameters", scorer.ParametersJson);
            map.Add("seed", scorer.Seed);
        }

        map.Add("columns", withColumns ? track.Columns.Select(ToMap).ToList() : null);
        tracks.Add(map);
    }

    public void AddPhase(SourcePhase phase, BundleMap map)
    {
        var row = phase.Phase;
        map.Add("visibility", row.Visibility.ToString());
        map.Add("freezes", Exact(row.FreezesAt));
        map.Add("releases", Exact(row.ReleasesAt));
        var plain = phase.References.Where(reference => reference.HasData && !reference.Reference!.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            .Select(reference => new BundleMap { { "track", reference.Track.Index }, { "file", PathOf(reference) } })
            .ToList();
        map.Add("references", plain.Count > 0 ? plain : null);
        phases.Add(map);
    }

    public void AddFile(CompetitionFile file)
    {
        var phase = source.Phases.FirstOrDefault(one => one.Phase.Id == file.PhaseId);
        extraFiles.Add(new BundleMap { { "kind", file.Kind.ToString() }, { "title", file.Title }, { "file", files.PathOf(file) }, { "phase", phase is null ? null : PlaceOf(phase) } });
    }

    /// <summary>The Markdown of a page to the letter; it counts as long as what was written for the platform is as it was.</summary>
    public void AddPage(string path, string of, string written) =>
        pages.Add(new BundleMap { { "file", path }, { "of", of }, { "sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written))) } });

    public BundleMap ToMap() => new()
    {
        { "format", Format },
        { "time_zone", source.Competition.TimeZoneId },
        { "team_size", source.Competition.TeamSizeCap },
        { "contact", source.Competition.ContactEmail.Length > 0 ? source.Competition.ContactEmail : null },
        { "no_overview", HasNoOverview ? true : null },
        { "no_rules", HasNoRules ? true : null },
        { "pages", pages.Count > 0 ? pages : null },
        { "tracks", tracks },
        { "phases", phases },
        { "files", extraFiles.Count > 0 ? extraFiles : null },
    };

    public string PathOf(SourceReference reference) => files.Blob("references", reference.Reference!.BlobHash, reference.Reference.FileName);

    public static string? Exact(DateTime? moment) => moment?.ToString("O", CultureInfo.InvariantCulture);

    private static BundleMap ToMap(LeaderboardColumn column) => new()
    {
        { "key", column.Metric },
        { "title", column.Title },
        { "higher_is_better", column.HigherIsBetter },
        { "digits", column.Digits },
        { "hidden", column.Hidden },
        { "rank", column.RankOrder },
    };
}
