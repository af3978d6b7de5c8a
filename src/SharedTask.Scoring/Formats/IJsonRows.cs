namespace SharedTask.Scoring.Formats;

/// <summary>The texts that should be JSON objects, one after the other.</summary>
internal interface IJsonRows : IDisposable
{
    /// <summary>The current text.</summary>
    ReadOnlySpan<byte> Current { get; }

    /// <summary>The name of the current text as it is written, in quotation marks, if it is a member of an object; otherwise nothing.</summary>
    ReadOnlySpan<byte> Name { get; }

    /// <summary>Where the current text begins.</summary>
    TextPlace Start { get; }

    /// <summary>The line where the current text begins, counted from 1; at the end, the file's last line.</summary>
    long Line { get; }

    /// <summary>Whether the current text was too long to be read.</summary>
    bool IsTooLong { get; }

    /// <summary>Whether reading ended early because the rest cannot be read.</summary>
    bool IsBroken { get; }

    /// <summary>Goes on to the next text.</summary>
    /// <returns>Whether there is one.</returns>
    bool TryRead();
}
