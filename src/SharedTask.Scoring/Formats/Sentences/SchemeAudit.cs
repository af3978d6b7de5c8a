using SharedTask.Scoring.Metrics.Sequences;

namespace SharedTask.Scoring.Formats.Sentences;

/// <summary>
/// Counts tokens whose tags say that they are in a span, and which are in none because their sentence does not follow the strict
/// scheme. Such a file is scored as it is; but its author may have chosen another scheme.
/// </summary>
internal sealed class SchemeAudit(TagSet tags, SentenceReader reader)
{
    private readonly List<TokenSpan> spans = [];
    private long lost;
    private long firstLine;
    private string firstTag = string.Empty;

    /// <summary>Takes a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="numbers">The numbers of its tags.</param>
    public void Take(Sentence sentence, ReadOnlySpan<int> numbers)
    {
        if (tags.Scheme == TagScheme.Lenient)
        {
            return;
        }

        spans.Clear();
        tags.Read(numbers, spans);
        var next = 0;
        for (var token = 0; token < numbers.Length; token++)
        {
            next += next < spans.Count && spans[next].End <= token ? 1 : 0;
            var isCovered = next < spans.Count && spans[next].Start <= token;
            if (!isCovered && !tags.IsOutside(numbers[token]))
            {
                lost++;
                if (lost == 1)
                {
                    (firstLine, firstTag) = (sentence.LineOf(token), Excerpt.Of(sentence.Tag(token)));
                }
            }
        }
    }

    /// <summary>Warns if there are any.</summary>
    /// <param name="problems">Where to.</param>
    public void Report(ProblemList problems)
    {
        if (lost > 0)
        {
            problems.Warning(
                ProblemCodes.MalformedTag,
                $"Line {firstLine}: the tag \"{firstTag}\" is in no span, because the tags around it do not follow {tags.Scheme.ToString().ToUpperInvariant()}. There are {lost} such tags in the file.",
                reader.File.Name,
                firstLine,
                reader.TagName,
                firstTag);
        }
    }
}
