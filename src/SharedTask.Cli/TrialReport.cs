using System.Globalization;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Trial;

namespace SharedTask.Cli;

/// <summary>Says what came of a bundle's programs. Offline whoever asks is whose files they are: the log may be shown.</summary>
internal static class TrialReport
{
    private const int MostLogLines = 20;

    public static void Print(ImportPlan plan, IReadOnlyList<TrackTrial> trials, TextWriter output)
    {
        foreach (var line in trials.SelectMany(trial => Lines(plan.Tracks[trial.Track], trial)))
        {
            output.WriteLine(Terminal.Plain(line));
        }
    }

    private static IEnumerable<string> Lines(ImportTrack track, TrackTrial trial)
    {
        var run = trial.Sample is { } sample ? $"with {sample}" : trial.Scores.Count > 0 ? "with its reference as a run" : "without a run";
        yield return $"Trial of {track.Title} {run}: {(trial.Reason.Length > 0 ? trial.Reason : "scored")}";
        foreach (var score in trial.Scores)
        {
            yield return $"  {score.Key} {Number(score.Program)}{(score.Metric is null ? "" : $"; the plugin's {score.Metric} {Number(score.Plugin)}")}";
        }

        if (trial.Twin is { } twin)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"  Twin: the plugin {twin.Twin.PluginId} {twin.Twin.PluginVersion} gave the same scores on {twin.Runs} runs, the sample and copies of it with labels exchanged. It may be chosen when the bundle is imported; parameters {twin.Twin.ParametersJson}");
        }

        foreach (var line in trial.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(MostLogLines))
        {
            yield return "  " + line;
        }
    }

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "undefined";
}
