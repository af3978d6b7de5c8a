using Markdig;

namespace SharedTask.Core.Bundles.Export;

/// <summary>Writes a competition's pages for a bundle, and the files that the platforms insist on.</summary>
internal static class BundlePages
{
    public const string Nothing = "Nothing is said here yet.";

    private static readonly MarkdownPipeline Html = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().DisableHtml().Build();

    /// <summary>A white square: both platforms refuse a competition without a picture, and ours have none.</summary>
    private const string Logo = "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAKUlEQVR42u3MQREAAAwCIPuX1hD77SAA6VEEAoFAIBAIBAKBQCAQfA8Gpwvw4qrwDDIAAAAASUVORK5CYII=";

    public const string LogoPath = "logo.png";

    public static ReadOnlyMemory<byte> LogoBytes { get; } = Convert.FromBase64String(Logo);

    public static string AddLogo(BundleFiles files) => files.Logo(LogoPath);

    /// <summary>The overview as Markdown.</summary>
    public static string AddOverview(BundleSource source, BundleFiles files, OwnKey own)
    {
        own.HasNoOverview = string.IsNullOrWhiteSpace(source.Competition.Overview);
        return AddMarkdown(own.HasNoOverview ? Nothing : source.Competition.Overview, "pages/overview.md", files, own);
    }

    /// <summary>The rules as Markdown.</summary>
    public static string AddRules(BundleSource source, BundleFiles files, OwnKey own)
    {
        own.HasNoRules = string.IsNullOrWhiteSpace(source.Competition.Rules);
        return AddMarkdown(own.HasNoRules ? Nothing : source.Competition.Rules, "pages/terms.md", files, own);
    }

    /// <summary>A page as HTML; its Markdown goes along.</summary>
    public static string AddHtml(string path, string markdown, BundleFiles files, OwnKey own)
    {
        var html = Markdown.ToHtml(markdown, Html);
        own.AddPage(files.Text(Path.ChangeExtension(path, ".md"), markdown), path, html);
        return files.Text(path, html);
    }

    private static string AddMarkdown(string markdown, string path, BundleFiles files, OwnKey own)
    {
        own.AddPage(path, path, markdown);
        return files.Text(path, markdown);
    }

    /// <summary>What neither format knows of a competition.</summary>
    public static void Tell(BundleSource source, ExportFindings findings, bool isCodabench)
    {
        var competition = source.Competition;
        if (competition.TimeZoneId != "UTC")
        {
            findings.Kept("export-zone", ("name", competition.TimeZoneId));
        }

        if (competition.TeamSizeCap is { } cap && (isCodabench || cap != 1))
        {
            findings.Kept("export-team-size", ("number", cap));
        }

        foreach (var phase in source.Phases.Select(phase => phase.Phase).Where(phase => phase.FreezesAt is not null || phase.ReleasesAt is not null))
        {
            findings.Kept("export-freeze", ("phase", phase.Title));
        }

        foreach (var phase in source.Phases.Select(phase => phase.Phase).Where(phase => phase.Visibility != Leaderboards.BoardVisibility.Open))
        {
            findings.Kept("export-visibility", ("phase", phase.Title));
        }

        findings.Note("export-no-runs");
    }
}
