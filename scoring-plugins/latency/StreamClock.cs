using SharedTask.Scoring.Metrics.Latency;

namespace Latency;

/// <summary>
/// Gives each segment its part of the times of a whole recording, from its start, as StreamLAAL does (Papi et al. 2024). The time of computing,
/// which a log sums up from the recording's start, counts from one output to the next instead.
/// </summary>
/// <param name="whole">The times of the recording.</param>
internal sealed class StreamClock(SegmentTimes whole)
{
    private int taken;
    private (double Delay, double Elapsed)? before;
    private (double Delay, double Elapsed) placed;

    /// <summary>Takes the times of the next segment.</summary>
    /// <param name="count">How many words it has.</param>
    /// <param name="start">Where it begins, in milliseconds.</param>
    /// <returns>Its times; what was before its start is at 0.</returns>
    public SegmentTimes Take(int count, double start)
    {
        var delays = new List<double>(count);
        var elapsed = new List<double>(count);
        for (; count > 0; count--, taken++)
        {
            delays.Add(Math.Max(0, whole.Delays[taken] - start));
            if (whole.IsComputationAware)
            {
                elapsed.Add(Math.Max(0, Elapsed((whole.Delays[taken], whole.Elapsed[taken])) - start));
                placed = (delays[^1], elapsed[^1]);
                before = (whole.Delays[taken], whole.Elapsed[taken]);
            }
        }

        return new SegmentTimes(TranslationKind.SpeechToText, delays, elapsed);
    }

    /// <summary>Words that were there at one time share their time of computing.</summary>
    private double Elapsed((double Delay, double Elapsed) word) =>
        before is not { } last ? word.Elapsed
        : word.Elapsed == last.Elapsed ? placed.Elapsed - placed.Delay + word.Delay
        : word.Elapsed - last.Elapsed + last.Delay;
}
