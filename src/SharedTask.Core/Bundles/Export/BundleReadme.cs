using System.Globalization;
using System.Text;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;

namespace SharedTask.Core.Bundles.Export;

/// <summary>Says in the bundle itself what it is and what it cannot say.</summary>
internal static class BundleReadme
{
    public static string Write(BundleDraft draft)
    {
        var isCodabench = draft.Dialect == BundleDialect.Codabench;
        var text = new StringBuilder()
            .Append(isCodabench ? "# A Codabench bundle, version 2\n\n" : "# A CodaLab bundle, version 1.5\n\n")
            .Append("Written by SharedTask. Reference data are in it: keep it as secret as they are.\n\n")
            .Append(isCodabench
                ? "What Codabench cannot say stands under the key `sharedtask` of competition.yaml, which Codabench ignores.\n"
                : "What CodaLab cannot say stands in sharedtask.json, which CodaLab ignores.\n")
            .Append("An import into a SharedTask site reads it and has everything again, as long as the rest still says what was written.\n\n## What the format cannot say\n\n");
        foreach (var finding in draft.Findings)
        {
            text.Append("- ").Append(FindingText.Of(finding, CultureInfo.InvariantCulture)).Append(' ').Append(FindingText.EffectOf(finding, CultureInfo.InvariantCulture)).Append('\n');
        }

        return text.ToString();
    }
}
