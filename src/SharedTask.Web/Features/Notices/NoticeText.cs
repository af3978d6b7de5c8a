using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using SharedTask.Core.Notices;

namespace SharedTask.Web.Features.Notices;

/// <summary>Puts a notice into the reader's words.</summary>
public sealed class NoticeText(IStringLocalizer<Notices> texts)
{
    public string Of(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var text = new StringBuilder(texts[notice.Key].Value);
        using var facts = JsonDocument.Parse(notice.FactsJson);
        foreach (var fact in facts.RootElement.EnumerateObject())
        {
            text.Replace($"{{{fact.Name}}}", fact.Value.ToString());
        }

        return text.ToString();
    }
}
