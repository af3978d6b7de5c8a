namespace SharedTask.Core.Bundles.Findings;

/// <summary>Collects all findings of a reading, so that an author sees them at once.</summary>
internal sealed class FindingList
{
    /// <summary>More would help nobody, and a hostile bundle could ask for millions.</summary>
    private const int Most = 500;

    private readonly List<Finding> findings = [];

    /// <summary>How many did not fit.</summary>
    public int More { get; private set; }

    public bool HasErrors { get; private set; }

    /// <summary>A list of its own that begins with what was found until now.</summary>
    public FindingList Fork()
    {
        var fork = new FindingList { More = More, HasErrors = HasErrors };
        fork.findings.AddRange(findings);
        return fork;
    }

    public bool Has(params ReadOnlySpan<string> codes)
    {
        foreach (var code in codes)
        {
            if (findings.Exists(finding => finding.Code == code))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The worst first, then in the order of the files and lines.</summary>
    public IReadOnlyList<Finding> ToList() =>
        [.. FindingMerge.Merge(findings).OrderBy(finding => finding.Severity).ThenBy(finding => finding.File is null ? 0 : 1).ThenBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line)];

    public void Error(string code, string? file, int? line, string? key, params ReadOnlySpan<(string Name, object? Value)> facts) =>
        Add(FindingSeverity.Error, code, file, line, key, FindingEffect.Refused, facts);

    public void Warning(string code, string? file, int? line, string? key, FindingEffect effect, params ReadOnlySpan<(string Name, object? Value)> facts) =>
        Add(FindingSeverity.Warning, code, file, line, key, effect, facts);

    public void Note(string code, string? file, int? line, string? key, FindingEffect effect, params ReadOnlySpan<(string Name, object? Value)> facts) =>
        Add(FindingSeverity.Note, code, file, line, key, effect, facts);

    private void Add(FindingSeverity severity, string code, string? file, int? line, string? key, FindingEffect effect, ReadOnlySpan<(string Name, object? Value)> facts)
    {
        HasErrors |= severity == FindingSeverity.Error;
        if (findings.Count >= Most && severity != FindingSeverity.Error)
        {
            More++;
            return;
        }

        var named = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in facts)
        {
            named[name] = value is string { Length: > 200 } text ? text[..200] + "…" : value;
        }

        findings.Add(new Finding(severity, code, file, line > 0 ? line : null, key, effect, named));
    }
}
