namespace Latency;

/// <summary>A recording, in the segments of the reference.</summary>
internal sealed class Recording
{
    /// <summary>The numbers of its segments among all of the reference, in the order of the file.</summary>
    public List<int> Segments { get; } = [];

    /// <summary>The text of each of its segments, in UTF-8.</summary>
    public List<byte[]> Texts { get; } = [];
}
