using System.Globalization;
using System.Text;

namespace SharedTask.Core.Competitions;

/// <summary>Names in addresses: lower-case letters, digits and hyphens.</summary>
public static class Slug
{
    public const int MaxLength = 60;

    /// <summary>Pages of the site that stand where a competition's would: <c>/organize/new</c>, <c>/organize/import</c>.</summary>
    private static readonly string[] Ours = ["new", "import"];

    /// <summary>Whether a text is a slug: Latin letters in lower case and digits, in parts joined by hyphens.</summary>
    public static bool IsOne(string text) => text.Length > 0 && From(text, "") == text;

    /// <summary>Makes a slug of a title; a title without Latin letters or digits becomes <paramref name="fallback"/>.</summary>
    public static string From(string title, string fallback)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var character in title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                slug.Append(char.ToLowerInvariant(character));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var trimmed = slug.ToString(0, Math.Min(slug.Length, MaxLength)).Trim('-');
        return trimmed.Length > 0 ? trimmed : fallback;
    }

    /// <summary>Appends a number until nobody has the slug, the site itself included.</summary>
    public static string MakeUnique(string slug, IReadOnlyCollection<string> taken)
    {
        var candidate = slug;
        for (var number = 2; taken.Concat(Ours).Contains(candidate, StringComparer.Ordinal); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"-{number}");
            candidate = slug[..Math.Min(slug.Length, MaxLength - suffix.Length)] + suffix;
        }

        return candidate;
    }
}
