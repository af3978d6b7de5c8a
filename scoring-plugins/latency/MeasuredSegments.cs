using SharedTask.Scoring.Formats;

namespace Latency;

/// <summary>What the delays of a run make of the segments of a reference.</summary>
/// <param name="Count">How many items the reference has or, without one, the run.</param>
/// <param name="Latencies">The latencies of each segment of the reference, as <see cref="SegmentTimes.Measure"/> gives them; <see langword="null"/> where the run has no delays.</param>
/// <param name="Slices">The columns for slices.</param>
/// <param name="NameOf">How a segment is called.</param>
/// <param name="Greatest">Where the run has its greatest time, if it is huge.</param>
internal sealed record MeasuredSegments(int Count, IReadOnlyList<double[]?> Latencies, IReadOnlyList<SliceColumn> Slices, Func<int, string> NameOf, GreatestNumber Greatest);
