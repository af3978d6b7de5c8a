using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Runtimes;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>What every reader of a bundle needs.</summary>
/// <param name="Bundle">The files.</param>
/// <param name="BaseFolder">The folder of the competition.yaml, to which names are relative.</param>
/// <param name="File">The competition.yaml's path.</param>
/// <param name="Dialect">Whose format it follows.</param>
/// <param name="Findings">Where findings go.</param>
/// <param name="Limits">What a bundle may hold.</param>
/// <param name="Runtime">What its programs will run in; <see langword="null"/> if nobody knows.</param>
internal sealed record ReadingContext(
    BundleFolder Bundle, string BaseFolder, string File, BundleDialect Dialect, FindingList Findings, BundleLimits Limits, RuntimeChoice? Runtime)
{
    /// <summary>How the author writes dates.</summary>
    public DateOrder Dates { get; init; }

    /// <summary>All texts of the competition.yaml: the names that it gives are among them.</summary>
    public IReadOnlySet<string> Texts { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Says what programs ran in elsewhere, and what they run in here.</summary>
    public void ReportRuntime(string image, int line, string key)
    {
        if (image.Length == 0 && Runtime?.Image is null)
        {
            return;
        }

        var code = Runtime?.Image is null ? "docker-image" : Runtime.RootFolder is null ? "runtime-own" : "runtime-mapped";
        Findings.Note(code, File, line, key, FindingEffect.None, ("image", image), ("runtime", Runtime?.Image), ("python", Runtime?.Report?.PythonVersion ?? "?"));
    }

    /// <summary>The part that a name means; a finding says if it is not there or is written otherwise.</summary>
    public BundlePart? FindPart(string name, int line, string key, FindingEffect effectIfMissing)
    {
        if (Guid.TryParse(name.Trim(), out _))
        {
            Findings.Warning("part-elsewhere", File, line, key, effectIfMissing, ("name", name));
            return null;
        }

        if (BundleFolder.LeadsOut(name))
        {
            Findings.Error("part-leads-out", File, line, key, ("name", name));
            return null;
        }

        var (part, isOtherwise) = Bundle.Find(BaseFolder, name);
        if (part is null && effectIfMissing == FindingEffect.ByHand && Bundle.FindElsewhere(name) is { } elsewhere && !IsAnothersReference(elsewhere, key))
        {
            Findings.Warning("part-in-other-folder", File, line, key, FindingEffect.None, ("name", name), ("value", elsewhere.Path));
            return elsewhere;
        }

        if (part is null)
        {
            Findings.Warning("part-missing", File, line, key, effectIfMissing, ("name", name));
        }
        else if (isOtherwise)
        {
            Findings.Note("part-otherwise", File, line, key, FindingEffect.None, ("name", name), ("value", part.Path));
        }

        return part;
    }

    /// <summary>The practice's reference must not become that of the test, which is only not packed: nobody would see it in the scores.</summary>
    private bool IsAnothersReference(BundlePart part, string key) =>
        key.EndsWith("reference_data", StringComparison.Ordinal) && Texts.Any(text => BundleFolder.IsSamePath(BaseFolder, text, part));
}
