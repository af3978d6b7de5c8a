namespace SharedTask.Scoring.Formats.Sentences;

/// <summary>Reads a file sentence by sentence. What cannot be read is reported, counted in <see cref="Skipped"/> and passed over.</summary>
/// <param name="file">The file.</param>
/// <param name="problems">Where problems are reported.</param>
public abstract class SentenceReader(InputFile file, ProblemList problems) : IDisposable
{
    /// <summary>The greatest number of tokens in a sentence.</summary>
    public const int MaxTokens = 100_000;

    /// <summary>The file.</summary>
    public InputFile File { get; } = file;

    /// <summary>The current sentence.</summary>
    public Sentence Current { get; } = new();

    /// <summary>The last line that was read, counted from 1: in the end, that of the file.</summary>
    public abstract long LastLine { get; }

    /// <summary>How many sentences were passed over.</summary>
    public int Skipped { get; protected set; }

    /// <summary>How the tags are called in a message: the column or the field.</summary>
    public abstract string TagName { get; }

    /// <summary>How the tokens are called in a message.</summary>
    public abstract string TokenName { get; }

    /// <summary>Where problems are reported.</summary>
    protected ProblemList Problems { get; } = problems;

    /// <summary>Opens a file: JSON by its name or its first byte, columns otherwise.</summary>
    /// <param name="file">The file.</param>
    /// <param name="layout">Where things stand.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <returns>The reader, before the first sentence.</returns>
    public static SentenceReader Open(InputFile file, SentenceLayout layout, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.IsJson() ? new JsonSentenceReader(file, layout, problems) : new ConllReader(file, layout, problems);
    }

    /// <summary>Goes on to the next sentence.</summary>
    /// <returns>Whether there is one.</returns>
    public abstract bool MoveNext();

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the file.</summary>
    /// <param name="disposing">Always true.</param>
    protected abstract void Dispose(bool disposing);
}
