using System.Globalization;

namespace SharedTask.Core.Bundles.Findings;

/// <summary>Says once what was found in several lines, as when each phase names the same missing file.</summary>
internal static class FindingMerge
{
    public static IEnumerable<Finding> Merge(IEnumerable<Finding> findings) => findings
        .Select((finding, place) => (finding, place))
        // What has no line is not the same as anything else.
        .GroupBy(item => item.finding.Line is null ? item.place.ToString(CultureInfo.InvariantCulture) : SamenessOf(item.finding), item => item.finding, StringComparer.Ordinal)
        .Select(group => group.OrderBy(finding => finding.Line).ToList())
        .Select(same => same[0] with { MoreLines = [.. same.Select(finding => finding.Line!.GetValueOrDefault()).Distinct().Skip(1)] });

    private static string SamenessOf(Finding finding) => string.Join(
        '\n',
        [finding.Severity.ToString(), finding.Code, finding.File, finding.Effect.ToString(), LastOf(finding.Key), .. finding.Facts.Select(fact => string.Create(CultureInfo.InvariantCulture, $"{fact.Key}={fact.Value}"))]);

    /// <summary>What the key is called in its phase or task: <c>reference_data</c> of <c>phases[1].reference_data</c>.</summary>
    private static string LastOf(string? key)
    {
        var last = key is null ? "" : key[(key.LastIndexOf('.') + 1)..];
        return last.EndsWith(']') ? last[..last.LastIndexOf('[')] : last;
    }
}
