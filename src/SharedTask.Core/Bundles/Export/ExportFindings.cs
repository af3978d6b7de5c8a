using SharedTask.Core.Bundles.Findings;

namespace SharedTask.Core.Bundles.Export;

/// <summary>What a format cannot say of a competition, told to its organizers before they take the bundle.</summary>
internal sealed class ExportFindings
{
    private readonly FindingList findings = new();

    /// <summary>The worst first. What does not fit is nothing to be corrected: the finding's own text says all.</summary>
    public IReadOnlyList<Finding> ToList() => [.. findings.ToList().Select(finding => finding.Severity == FindingSeverity.Error ? finding with { Effect = FindingEffect.None } : finding)];

    /// <summary>The format cannot hold the competition.</summary>
    public void Refuse(string code, params ReadOnlySpan<(string Name, object? Value)> facts) => findings.Error(code, null, null, null, facts);

    /// <summary>The platform loses it; it stands under our own key, so that an import here has it again.</summary>
    public void Kept(string code, params ReadOnlySpan<(string Name, object? Value)> facts) => findings.Warning(code, null, null, null, FindingEffect.OurKey, facts);

    /// <summary>It is lost.</summary>
    public void Lost(string code, params ReadOnlySpan<(string Name, object? Value)> facts) => findings.Warning(code, null, null, null, FindingEffect.LeftOut, facts);

    public void Note(string code, params ReadOnlySpan<(string Name, object? Value)> facts) => findings.Note(code, null, null, null, FindingEffect.None, facts);
}
