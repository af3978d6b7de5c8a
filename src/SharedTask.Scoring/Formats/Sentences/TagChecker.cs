using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Metrics.Sequences;

namespace SharedTask.Scoring.Formats.Sentences;

/// <summary>Turns the tags and types of a file into numbers, and reports those that cannot be used.</summary>
internal sealed class TagChecker(TagSet tags, SentenceReader reader, ProblemList problems, int knownTypes, bool keepsUnknown, bool allowsUntyped = true)
{
    private readonly ByteStringTable judged = new();
    private readonly List<(Verdict Verdict, int Number)> verdicts = [];
    private readonly HashSet<int> warned = [];
    private int last = -1;

    private enum Verdict
    {
        Good,
        Malformed,
        UnknownType,
    }

    /// <summary>How many types are known after reading a reference.</summary>
    public int KnownTypes => knownTypes >= 0 ? knownTypes : tags.Types.Count;

    /// <summary>Whether a span without a type was met.</summary>
    public bool HasUntyped { get; private set; }

    /// <summary>Takes a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="tagNumbers">Is given a number for every tag, whether it can be used or not.</param>
    /// <param name="spans">Is given the spans that can be used.</param>
    public void Take(Sentence sentence, List<int> tagNumbers, List<TokenSpan> spans)
    {
        for (var token = 0; token < sentence.Count; token++)
        {
            tagNumbers.Add(TakeTag(sentence, token));
        }

        for (var span = 0; span < sentence.SpanCount; span++)
        {
            var type = tags.AddType(sentence.SpanType(span));
            HasUntyped |= IsUntyped(type);
            if (CheckType(type, sentence.Line, "spans"))
            {
                var (start, end) = sentence.Place(span);
                spans.Add(new(start, end, type));
            }
        }
    }

    private int TakeTag(Sentence sentence, int token)
    {
        // Most tags are that of the token before: then one comparison replaces a look-up.
        var tag = sentence.Tag(token);
        if (last < 0 || !judged[last].SequenceEqual(tag))
        {
            last = judged.GetOrAdd(tag, out var isNew);
            if (isNew)
            {
                HasUntyped |= tag.Length == 1 && tag[0] != (byte)'O';
                verdicts.Add(Judge(tag));
            }
        }

        var (verdict, number) = verdicts[last];
        if (verdict == Verdict.Malformed)
        {
            ReportMalformed(sentence, token);
        }
        else if (verdict == Verdict.UnknownType)
        {
            CheckType(tags.TypeOf(number), sentence.LineOf(token), reader.TagName);
        }

        return number;
    }

    private (Verdict Verdict, int Number) Judge(ReadOnlySpan<byte> tag)
    {
        if (tag.Length > RowReader.MaxValueBytes || !tags.IsWellFormed(tag))
        {
            return (Verdict.Malformed, tags.Add("O"u8));
        }

        var number = tags.Add(tag);
        return (tags.IsOutside(number) || IsKnown(tags.TypeOf(number)) ? Verdict.Good : Verdict.UnknownType, number);
    }

    private bool IsKnown(int type) => knownTypes < 0 || (type < knownTypes && (allowsUntyped || !IsUntyped(type)));

    private bool IsUntyped(int type) => tags.Types[type].SequenceEqual("_"u8);

    private bool CheckType(int type, long line, string column)
    {
        if (IsKnown(type))
        {
            return true;
        }

        if (!keepsUnknown)
        {
            problems.Error(() => Unknown(type, line, column));
        }
        else if (warned.Add(type))
        {
            var problem = Unknown(type, line, column);
            problems.Warning(problem.Code, problem.Message, problem.File, problem.Line, problem.Column, problem.Value);
        }

        return keepsUnknown;
    }

    private ScoringProblem Unknown(int type, long line, string column)
    {
        var name = Excerpt.Of(tags.Types[type]);
        var known = Enumerable.Range(0, knownTypes).Where(index => !IsUntyped(index)).ToList();
        var what = IsUntyped(type) ? "a type is missing" : $"the task has no type \"{name}\"";
        var listed = known.Count > 12 ? $"The task has {known.Count} types." : $"The types of the task are: {string.Join(", ", known.Select(index => "\"" + Excerpt.Of(tags.Types[index]) + "\""))}.";
        return new(default, ProblemCodes.UnknownLabel, $"Line {line}: {what}. {listed}", reader.File.Name, line, column, name);
    }

    private void ReportMalformed(Sentence sentence, int token) =>
        problems.Error(() =>
        {
            var tag = Excerpt.Of(sentence.Tag(token));
            var line = sentence.LineOf(token);
            var place = reader is JsonSentenceReader ? $" (tag {token + 1})" : string.Empty;
            return new(
                default,
                ProblemCodes.MalformedTag,
                $"Line {line}{place}: the tag \"{tag}\" is neither O nor one of {string.Join(", ", tags.Prefixes.Select(letter => letter.ToString()))} with a hyphen and a type, such as B-PER.",
                reader.File.Name,
                line,
                reader.TagName,
                tag);
        });
}
