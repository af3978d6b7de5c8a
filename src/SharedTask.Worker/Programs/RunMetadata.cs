using System.Globalization;
using SharedTask.Core.Evaluations;

namespace SharedTask.Worker.Programs;

/// <summary>The file <c>input/metadata</c>, in which CodaLab told a scoring program of the run that it scores: lines of YAML.</summary>
internal static class RunMetadata
{
    /// <summary>What YAML 1.1, which Python's reader speaks, takes for something else than text.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase) { "y", "n", "yes", "no", "on", "off", "true", "false", "null" };

    public static string Of(ClaimedSubmission submission) => string.Join('\n',
    [
        $"submitted-by: {Quote(submission.Team)}",
        $"submitted-at: {submission.ReceivedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture)}",
        string.Create(CultureInfo.InvariantCulture, $"competition-submission: {submission.Number}"),
        string.Create(CultureInfo.InvariantCulture, $"competition-phase: {submission.Phase}"),
        "automatic-submission: False",
    ]);

    /// <summary>Plain, as CodaLab wrote names, unless a name would then be read as something else.</summary>
    private static string Quote(string name) =>
        name.Length > 0 && char.IsLetter(name[0]) && name.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '_' or '-' or '.') && !Reserved.Contains(name)
            ? name
            : $"'{string.Concat(name.Select(letter => char.IsControl(letter) ? ' ' : letter)).Replace("'", "''", StringComparison.Ordinal)}'";
}
