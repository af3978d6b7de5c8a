namespace SharedTask.Scoring.Formats.Situations;

/// <summary>The names in a reference and a run, which share their numbers.</summary>
internal sealed class FrameNames
{
    /// <summary>The documents.</summary>
    public ByteStringTable Documents { get; } = new();

    /// <summary>The places.</summary>
    public ByteStringTable Places { get; } = new();

    /// <summary>The types of needs and issues.</summary>
    public ByteStringTable Types { get; } = new();
}
