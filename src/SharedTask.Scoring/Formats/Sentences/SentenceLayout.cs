namespace SharedTask.Scoring.Formats.Sentences;

/// <summary>Where a file of sentences has what.</summary>
/// <param name="TokenColumn">The column of the tokens, counted from 1, in a file of columns.</param>
/// <param name="TagColumn">The column of the tags, counted from 1; 0 for the last one.</param>
/// <param name="Id">The field of the id in JSON lines.</param>
/// <param name="Tags">The field of the list of tags in JSON lines.</param>
/// <param name="Tokens">The field of the list of tokens in JSON lines.</param>
/// <param name="Spans">The field of the list of spans in JSON lines.</param>
/// <param name="Slices">Fields of the reference that make slices.</param>
public sealed record SentenceLayout(
    int TokenColumn,
    int TagColumn,
    FieldSpec Id,
    FieldSpec Tags,
    FieldSpec Tokens,
    FieldSpec Spans,
    IReadOnlyList<string> Slices)
{
    /// <summary>The usual places.</summary>
    public static SentenceLayout Usual { get; } = new(
        1, 0, new FieldSpec("id"), new FieldSpec(["tags", "labels", "ner_tags"]), new FieldSpec(["tokens", "words"]), new FieldSpec(["spans", "entities"]), []);
}
