using System.Globalization;
using System.Text;

namespace SharedTask.Core.Teams;

/// <summary>Folds team names, so that no two teams have names that people would take for one.</summary>
public static class TeamName
{
    public const int MaxLength = 80;

    /// <summary>Compatibility composition, upper case, one space between words.</summary>
    public static string Normalize(string name) => string.Join(
        ' ',
        name.Normalize(NormalizationForm.FormKC).ToUpper(CultureInfo.InvariantCulture).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
