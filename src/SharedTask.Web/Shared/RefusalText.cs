using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using SharedTask.Core;

namespace SharedTask.Web.Shared;

/// <summary>Puts a refusal into the reader's words.</summary>
public sealed class RefusalText(IStringLocalizer<Refusals> texts)
{
    public string Of(Refusal refusal)
    {
        var text = new StringBuilder(texts[refusal.Key].Value);
        foreach (var (name, value) in refusal.Facts)
        {
            text.Replace($"{{{name}}}", Convert.ToString(value, CultureInfo.CurrentCulture));
        }

        return text.ToString();
    }
}
