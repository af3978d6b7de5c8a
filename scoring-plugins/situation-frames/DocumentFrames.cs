using SharedTask.Scoring.Metrics.Situations;
using SharedTask.Scoring.Statistics;

namespace SituationFrames;

/// <summary>Frames of both sides, whose documents can be drawn from.</summary>
internal sealed class DocumentFrames
{
    // The document of frames that are not drawn: they count once whatever is.
    private const int Always = -1;

    private readonly List<(SituationFrame Frame, bool IsGold)> frames;
    private readonly int documents;
    private readonly int situations;

    /// <summary>Takes frames.</summary>
    /// <param name="gold">Those of the reference.</param>
    /// <param name="run">Those of the run.</param>
    /// <param name="isPaired">Whether the documents of the reference alone are drawn: another run has others besides.</param>
    public DocumentFrames(IReadOnlyList<SituationFrame> gold, IReadOnlyList<SituationFrame> run, bool isPaired)
    {
        List<(SituationFrame Frame, bool IsGold)> all = [.. gold.Select(frame => (frame, true)), .. run.Select(frame => (frame, false))];

        // The order of lines must not decide which documents are drawn.
        var units = all.Where(entry => entry.IsGold || !isPaired).Select(entry => entry.Frame.Document).Distinct().Order().Index().ToDictionary(unit => unit.Item, unit => unit.Index);
        frames = [.. all.Select(entry => (entry.Frame with { Document = units.GetValueOrDefault(entry.Frame.Document, Always) }, entry.IsGold))];
        documents = units.Count;
        situations = frames.Count == 0 ? 0 : frames.Max(entry => entry.Frame.Situation) + 1;
    }

    /// <summary>Counts the frames of every situation.</summary>
    public SituationCounts[] Count() => Count(_ => 1);

    /// <summary>Counts them in as many documents, drawn with replacement.</summary>
    public SituationCounts[] Draw(Xoshiro256 random)
    {
        var times = new int[documents];
        for (var draw = 0; draw < documents; draw++)
        {
            times[random.Next((uint)documents)]++;
        }

        return Count(document => document == Always ? 1 : times[document]);
    }

    private SituationCounts[] Count(Func<int, int> times)
    {
        var counts = new SituationCounts[situations];
        foreach (var (frame, isGold) in frames)
        {
            counts[frame.Situation] = counts[frame.Situation].Plus(isGold, frame.IsGrave, times(frame.Document));
        }

        return counts;
    }
}
