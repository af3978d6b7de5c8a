using System.Runtime.InteropServices;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Metrics.Latency;

namespace Latency;

/// <summary>The times of one segment of a run, and the latencies that they make.</summary>
/// <param name="kind">What translations read and write.</param>
/// <param name="delays">Is filled with the delays of a row, or holds those of the segment.</param>
/// <param name="elapsed">The same with the times that include the time of computing.</param>
internal sealed class SegmentTimes(TranslationKind kind, List<double> delays, List<double> elapsed)
{
    // More speech than this in one row would keep the scorer busy for longer than anybody speaks.
    private const double LongestSpeech = 24 * 60 * 60 * 1000;

    /// <summary>Lists that should belong together do not have as many values.</summary>
    public const string CountDiffers = "count-differs";

    private readonly List<double> durations = [];

    /// <summary>The delays.</summary>
    public IReadOnlyList<double> Delays => delays;

    /// <summary>The times that include the time of computing; none where they are not known.</summary>
    public IReadOnlyList<double> Elapsed => elapsed;

    /// <summary>Whether the segment has times that include the time of computing.</summary>
    public bool IsComputationAware => elapsed.Count > 0;

    /// <summary>The greatest of its times; 0 without any.</summary>
    public double Greatest => delays.Concat(elapsed).Concat(durations).DefaultIfEmpty().Max();

    /// <summary>Reads the times of a row, and reports what cannot be used.</summary>
    /// <param name="reader">The reader, at the row; its fields are the id, the delays, the elapsed times and the durations.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <returns>Whether all of them can be used.</returns>
    public bool TryRead(RowReader reader, ProblemList problems)
    {
        elapsed.Clear();
        durations.Clear();
        return DelayList.TryRead(reader, 1, problems, delays)
            && (kind != TranslationKind.TextToText || AreWhole(reader, problems))
            && (kind == TranslationKind.TextToText || reader[2].IsEmpty || (DelayList.TryRead(reader, 2, problems, elapsed) && (elapsed.Count == 0 || IsAsLong(reader, 2, problems, elapsed))))
            && (kind != TranslationKind.SpeechToSpeech || (DelayList.TryRead(reader, 3, problems, durations) && IsAsLong(reader, 3, problems, durations) && AreDurations(reader, problems)));
    }

    /// <summary>Measures the segment.</summary>
    /// <param name="source">The length of the source.</param>
    /// <param name="reference">The length of the reference.</param>
    /// <returns>LAAL, AL, AP, DAL and ATD, then the same with the time of computing, NaN without it; infinite where too large for a number.</returns>
    public double[] Measure(double source, double reference)
    {
        double[] values = [.. Values(delays, [], source, reference), .. IsComputationAware ? Values(elapsed, elapsed, source, reference) : []];
        return [.. values.Select(value => double.IsNaN(value) ? double.PositiveInfinity : value), .. Enumerable.Repeat(double.NaN, LatencyManifest.Manifest.Metrics.Count - values.Length)];
    }

    private double[] Values(List<double> times, List<double> computed, double source, double reference)
    {
        var latency = SegmentLatency.Of(CollectionsMarshal.AsSpan(times), source, reference);
        return [latency.LengthAdaptiveAverageLagging, latency.AverageLagging, latency.AverageProportion, latency.DifferentiableAverageLagging, TokenDelay(computed)];
    }

    private double TokenDelay(List<double> computed) => kind == TranslationKind.SpeechToSpeech
        ? AverageTokenDelay.OfSpeech(CollectionsMarshal.AsSpan(delays), CollectionsMarshal.AsSpan(computed), CollectionsMarshal.AsSpan(durations))
        : AverageTokenDelay.OfText(CollectionsMarshal.AsSpan(delays), CollectionsMarshal.AsSpan(computed), fromSpeech: kind == TranslationKind.SpeechToText);

    private bool AreWhole(RowReader reader, ProblemList problems) =>
        delays.FindIndex(delay => delay != Math.Floor(delay)) is var place and >= 0
            ? DelayList.Report(reader, 1, problems, ProblemCodes.OutOfRange, Excerpt.Of(reader[1]), $"have a fraction at place {place + 1}; where text is translated, a delay is a whole number of words of the source.")
            : true;

    private bool AreDurations(RowReader reader, ProblemList problems) =>
        durations.IndexOf(0) is var place and >= 0
            ? DelayList.Report(reader, 3, problems, ProblemCodes.OutOfRange, "0", $"have 0 at place {place + 1}; a piece of speech lasts longer than that.")
        : durations.Sum() > LongestSpeech
            ? DelayList.Report(reader, 3, problems, ProblemCodes.OutOfRange, Excerpt.Of(reader[3]), "are longer than a day together; they are milliseconds.")
            : true;

    private bool IsAsLong(RowReader reader, int field, ProblemList problems, List<double> times) =>
        times.Count == delays.Count
        || DelayList.Report(reader, field, problems, CountDiffers, Excerpt.Of(reader[field]), $"are {times.Count} numbers; there {(delays.Count == 1 ? "is 1 delay" : $"are {delays.Count} delays")}.");
}
