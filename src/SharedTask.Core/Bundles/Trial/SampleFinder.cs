using System.Text.RegularExpressions;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Bundles.Trial;

/// <summary>Finds the sample submission of a bundle: one that it names, one in a starting kit, or one that only its name tells.</summary>
public static partial class SampleFinder
{
    private static readonly string[] Packed = [".zip"];
    private static readonly string[] Plain = [".csv", ".tsv", ".txt", ".json", ".jsonl", ".predictions"];

    /// <summary>The sample for a track; <see langword="null"/> if there is none.</summary>
    public static async Task<SampleRun?> FindAsync(BundleFolder bundle, ImportPlan plan, ImportTrack track, CancellationToken cancellationToken)
    {
        var wantsCode = track.Scoring.Ingestion is not null;
        foreach (var file in plan.Files.Where(file => file.Kind == ImportFileKind.Sample && (file.Track is null || file.Track == track.Index)))
        {
            if (await IsFitAsync(bundle, file.Part, wantsCode, cancellationToken))
            {
                return new SampleRun(file.Part, "");
            }
        }

        foreach (var kit in plan.Files.Where(file => file is { Kind: ImportFileKind.StartingKit, Part.IsFolder: false }))
        {
            if (await PackedFiles.OpenAsync(bundle, kit.Part, cancellationToken) is { } files && Choose(files.Names, wantsCode) is { } inner)
            {
                return new SampleRun(kit.Part, inner);
            }
        }

        var taken = Taken(plan).Select(part => part.Path).ToList();
        var free = bundle.Files.Keys.Where(path => !taken.Exists(part => path == part || path.StartsWith(part + "/", StringComparison.Ordinal))).ToList();
        return Choose(free, wantsCode) is { } name && bundle.Find("", name).Part is { } found && await IsFitAsync(bundle, found, wantsCode, cancellationToken) ? new SampleRun(found, "") : null;
    }

    /// <summary>Lays a sample out as a team's upload would be.</summary>
    public static async Task<Refusal?> LayOutAsync(BundleFolder bundle, SampleRun sample, string folder, string scratch, CancellationToken cancellationToken)
    {
        var limits = new BundleLimits();
        if (sample.Inner.Length == 0)
        {
            return await bundle.LayOutAsync(sample.Part, folder, limits, cancellationToken);
        }

        if (await bundle.LayOutAsync(sample.Part, scratch, limits, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var opened = BundleFolder.Open(scratch, limits);
        using var kit = opened.IsRefused ? null : opened.Value;
        return kit?.Find("", sample.Inner).Part is { } part ? await kit.LayOutAsync(part, folder, limits, cancellationToken) : opened.Refusal ?? new Refusal("not-found");
    }

    /// <summary>The zip, folder or file that is nearest to the top, a zip before a folder of the same name.</summary>
    private static string? Choose(IEnumerable<string> paths, bool wantsCode)
    {
        var files = paths.ToList();
        return files.SelectMany(Prefixes)
            .Distinct()
            .Where(place => SampleName().IsMatch(Stem(place.Path)) && (place.IsFile ? IsRun(place.Path) : wantsCode || !HoldsCode(files, place.Path)))
            .Where(place => wantsCode || !CodeName().IsMatch(Stem(place.Path)))
            .OrderBy(place => place.Path.Count(letter => letter == '/'))
            .ThenBy(place => !place.IsFile ? 1 : place.Path.EndsWith(Packed[0], StringComparison.OrdinalIgnoreCase) ? 0 : 2)
            .ThenBy(place => place.Path, StringComparer.Ordinal)
            .Select(place => place.Path)
            .FirstOrDefault();
    }

    private static IEnumerable<(string Path, bool IsFile)> Prefixes(string path)
    {
        yield return (path, true);
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            yield return (path[..slash], false);
        }
    }

    private static string Stem(string path) => Path.GetFileNameWithoutExtension(path[(path.LastIndexOf('/') + 1)..]);

    private static bool IsRun(string path) => Packed.Concat(Plain).Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static bool HoldsCode(List<string> files, string folder) => files.Exists(path => path.StartsWith(folder + "/", StringComparison.Ordinal) && IsCode(path));

    private static bool IsCode(string path) => path.EndsWith(".py", StringComparison.Ordinal) || Path.GetFileName(path) is "metadata" or "metadata.yaml" or "model.pkl";

    private static async Task<bool> IsFitAsync(BundleFolder bundle, BundlePart part, bool wantsCode, CancellationToken cancellationToken) =>
        part.Bytes > 0 && (wantsCode || (!part.IsFolder && !part.Path.EndsWith(Packed[0], StringComparison.OrdinalIgnoreCase))
            || (await PackedFiles.OpenAsync(bundle, part, cancellationToken) is { Names.Count: > 0 } files && !files.Names.Any(IsCode)));

    private static IEnumerable<BundlePart> Taken(ImportPlan plan) => plan.Tracks
        .SelectMany(track => new[] { track.Scoring.Program?.Part, track.Scoring.Ingestion?.Part, track.Scoring.InputData })
        .Concat(plan.Phases.SelectMany(phase => phase.References).Select(reference => reference.Part))
        .OfType<BundlePart>();

    [GeneratedRegex(
        @"^(?:sample|example|demo|dummy|baseline|random)[-_ ]?(?:\w+[-_ ])?(?:submission|prediction|answer|result|output|run)s?\w*$"
        + @"|^(?:my[-_ ])?(?:results?[-_ ])?(?:submission|prediction|answer)s?(?:[-_ ](?:example|sample|demo|file)s?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        200)]
    private static partial Regex SampleName();

    [GeneratedRegex("code", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex CodeName();
}
