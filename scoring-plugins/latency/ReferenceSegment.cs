namespace Latency;

/// <summary>A segment of the reference of a recording.</summary>
/// <param name="Name">How it is called: the recording and its number in it.</param>
/// <param name="Start">Where it begins, in milliseconds.</param>
/// <param name="Duration">How long it lasts, in milliseconds; greater than 0.</param>
/// <param name="Length">The length of its text.</param>
internal readonly record struct ReferenceSegment(string Name, double Start, double Duration, double Length);
