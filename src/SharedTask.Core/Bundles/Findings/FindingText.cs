using System.Globalization;
using System.Resources;
using System.Text;

namespace SharedTask.Core.Bundles.Findings;

/// <summary>Puts findings into the reader's words; the command line and the site say the same.</summary>
public static class FindingText
{
    private static readonly ResourceManager Texts = new("SharedTask.Core.Bundles.Findings.FindingText", typeof(FindingText).Assembly);

    /// <summary>What was found.</summary>
    public static string Of(Finding finding, CultureInfo culture) => Fill(finding.Code, finding, culture);

    /// <summary>What will be done; empty where the finding's own text says it.</summary>
    public static string EffectOf(Finding finding, CultureInfo culture) =>
        finding.Effect == FindingEffect.None ? "" : Fill("effect." + finding.Effect, finding, culture);

    private static string Fill(string key, Finding finding, CultureInfo culture)
    {
        var text = new StringBuilder(Texts.GetString(key, culture) ?? throw new InvalidOperationException($"There is no text for the finding \"{key}\"."));
        foreach (var (name, value) in finding.Facts)
        {
            text.Replace($"{{{name}}}", value is DateTime moment ? moment.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
