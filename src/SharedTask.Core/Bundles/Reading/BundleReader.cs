using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Yaml;
using SharedTask.Core.Runtimes;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>Reads an unpacked bundle of either dialect; creates nothing.</summary>
public static class BundleReader
{
    /// <summary>Reads a bundle of whose future runtime nothing is known.</summary>
    public static Task<BundleReading> ReadAsync(BundleFolder bundle, BundleLimits limits, CancellationToken cancellationToken) =>
        ReadAsync(bundle, limits, null, cancellationToken);

    /// <summary>Reads a bundle; findings say what the runtime of its programs has not.</summary>
    public static async Task<BundleReading> ReadAsync(BundleFolder bundle, BundleLimits limits, IRuntimeLibrary? runtimes, CancellationToken cancellationToken)
    {
        var findings = new FindingList();
        foreach (var link in bundle.Links.Take(20))
        {
            findings.Warning("link", link, null, null, FindingEffect.LeftOut);
        }

        if (FindYaml(bundle, findings) is not { } file || await ComposeAsync(bundle, file, limits, findings, cancellationToken) is not { } map)
        {
            return new BundleReading(null, findings.ToList(), findings.More);
        }

        var dialect = FindDialect(map, file, findings);
        var image = map.Find(dialect == BundleDialect.Codabench ? "docker_image" : "competition_docker_image")?.Value is YamlScalar { IsNull: false } said ? said.Text.Trim() : "";
        var slash = file.LastIndexOf('/');
        var context = new ReadingContext(
            bundle, slash < 0 ? "" : file[..slash], file, dialect, findings.Fork(), limits, runtimes is null ? null : await runtimes.FindAsync(image, cancellationToken))
        {
            Dates = DateOrders.Of(map),
            Texts = YamlTexts.Of(map).Select(text => text.Value.Text).ToHashSet(StringComparer.Ordinal),
        };
        var plan = await ReadAsync(map, context, cancellationToken);
        if (MayBeDayFirst(context))
        {
            var other = context with { Findings = findings.Fork(), Dates = DateOrder.DayFirst };
            var otherPlan = await ReadAsync(map, other, cancellationToken);
            (plan, context) = IsOutOfOrder(other) ? (plan, context) : (otherPlan, other);
        }

        return new BundleReading(plan, context.Findings.ToList(), context.Findings.More);
    }

    private static bool IsOutOfOrder(ReadingContext context) => context.Findings.Has("end-before-start", "phase-order");

    /// <summary>Phases that make no sense with the month first may do so with the day first.</summary>
    private static bool MayBeDayFirst(ReadingContext context) => IsOutOfOrder(context) && context.Findings.Has("date-ambiguous");

    private static async Task<ImportPlan?> ReadAsync(YamlMap map, ReadingContext context, CancellationToken cancellationToken)
    {
        var top = new Section(map, "", context);
        return context.Dialect == BundleDialect.Codabench
            ? await new CodabenchReader(context, top).ReadAsync(cancellationToken)
            : await new CodaLabReader(context, top).ReadAsync(cancellationToken);
    }

    private static async Task<YamlMap?> ComposeAsync(BundleFolder bundle, string file, BundleLimits limits, FindingList findings, CancellationToken cancellationToken)
    {
        if (await bundle.ReadAsync(file, limits.TextBytes, cancellationToken) is not { } bytes)
        {
            findings.Error("yaml-too-large", file, null, null, ("limit", Storage.FileSize.Format(limits.TextBytes)));
            return null;
        }

        var (text, encoding) = TextDecoder.Decode(bytes);
        if (encoding is not null)
        {
            findings.Note("encoding", file, null, null, FindingEffect.None, ("value", encoding));
        }

        return YamlComposer.Compose(text, file, findings, cancellationToken);
    }

    /// <summary>The competition.yaml that is nearest to the top, else the only YAML file there.</summary>
    private static string? FindYaml(BundleFolder bundle, FindingList findings)
    {
        static int Depth(string path) => path.Count(letter => letter == '/');
        var named = bundle.Files.Keys
            .Where(path => Path.GetFileName(path).ToUpperInvariant() is "COMPETITION.YAML" or "COMPETITION.YML")
            .OrderBy(Depth).ThenBy(path => path, StringComparer.Ordinal)
            .ToList();
        if (named.Count > 0)
        {
            if (Depth(named[0]) > 0)
            {
                findings.Note("nested-folder", named[0], null, null, FindingEffect.None, ("value", named[0][..named[0].LastIndexOf('/')]));
            }

            if (named.Count > 1)
            {
                findings.Warning("several-yaml", named[1], null, null, FindingEffect.LeftOut, ("value", named[0]));
            }

            return named[0];
        }

        var any = bundle.Files.Keys
            .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".YAML" or ".YML" && Path.GetFileNameWithoutExtension(path) != "metadata")
            .OrderBy(Depth).ThenBy(path => path, StringComparer.Ordinal)
            .ToList();
        if (any.Count == 0 || (any.Count > 1 && Depth(any[0]) == Depth(any[1])))
        {
            findings.Error("yaml-missing", null, null, null);
            return null;
        }

        findings.Note("yaml-other-name", any[0], null, null, FindingEffect.None);
        return any[0];
    }

    /// <summary>What the version says, or where it is absent, what the document looks like.</summary>
    private static BundleDialect FindDialect(YamlMap map, string file, FindingList findings)
    {
        var looks = map.Find("tasks")?.Value is YamlList || map.Find("phases")?.Value is YamlList || map.Find("pages") is not null
            ? BundleDialect.Codabench
            : BundleDialect.CodaLab;
        if (map.Find("version") is not { Value: YamlScalar { IsNull: false } version } entry)
        {
            if (looks == BundleDialect.Codabench)
            {
                findings.Note("version-missing", file, null, "version", FindingEffect.None);
            }

            return looks;
        }

        var said = version.Text.Trim();
        var dialect = said.StartsWith('2') ? BundleDialect.Codabench : said.StartsWith('1') ? BundleDialect.CodaLab : (BundleDialect?)null;
        if (dialect is null || (dialect != looks && (map.Find("tasks") is null) == (dialect == BundleDialect.Codabench)))
        {
            findings.Warning("version-odd", file, entry.Line, "version", FindingEffect.ReadAs, ("text", said), ("value", looks == BundleDialect.Codabench ? "2" : "1.5"));
            return looks;
        }

        return dialect.Value;
    }
}
