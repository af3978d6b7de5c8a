using System.Globalization;
using System.Resources;

namespace SharedTask.Worker.Doctor;

/// <summary>The words about what was examined, for pages by their localizer and for the command line in English.</summary>
public sealed class DoctorTexts
{
    private static readonly ResourceManager Resources = new(typeof(DoctorTexts));

    /// <summary>The English text; <see langword="null"/> if there is none.</summary>
    public static string? English(string key) => Resources.GetString(key, CultureInfo.InvariantCulture);
}
