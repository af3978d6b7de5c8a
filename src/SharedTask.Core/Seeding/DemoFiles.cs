using System.Globalization;
using System.Text;

namespace SharedTask.Core.Seeding;

/// <summary>Makes the demo's references and runs: always the same ones.</summary>
internal static class DemoFiles
{
    public static byte[] Reference(DemoTrack track)
    {
        var text = new StringBuilder("id\tlabel\n");
        for (var item = 0; item < track.Items; item++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{item + 1}\t{Gold(track, item)}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A run that is right as often as the skill says.</summary>
    public static byte[] Run(DemoTrack track, double skill, int seed)
    {
        var draw = new DemoDraw(seed);
        var detects = track.PluginId == "detection";
        var text = new StringBuilder(detects ? "id\tscore\n" : "id\tlabel\n");
        for (var item = 0; item < track.Items; item++)
        {
            var gold = Gold(track, item);
            var isRight = draw.Next() < skill;
            var answer = detects
                ? Score(gold == "1" == isRight, draw).ToString("0.000", CultureInfo.InvariantCulture)
                : isRight ? gold : track.Labels[(int)(draw.Next() * track.Labels.Count)];
            text.Append(CultureInfo.InvariantCulture, $"{item + 1}\t{answer}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Gold(DemoTrack track, int item) => track.Labels[(int)(new DemoDraw(item + 7919).Next() * track.Labels.Count)];

    private static double Score(bool positive, DemoDraw draw) => draw.Next() < 0.05 ? 0.5 : positive ? 0.5 + (draw.Next() / 2) : draw.Next() / 2;
}
