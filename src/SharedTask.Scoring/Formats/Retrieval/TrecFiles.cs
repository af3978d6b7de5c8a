using System.Buffers.Text;
using SharedTask.Scoring.Metrics.Retrieval;

namespace SharedTask.Scoring.Formats.Retrieval;

/// <summary>Reads TREC judgements (qrels) and runs into a collection, and reports what is wrong with them.</summary>
public static class TrecFiles
{
    /// <summary>The greatest and, negated, the least grade.</summary>
    public const int MaxGrade = 1000;

    private static readonly string[] JudgementColumns = ["topic", "iteration", "document", "grade"];

    private static readonly string[] SubtopicColumns = ["topic", "subtopic", "document", "grade"];

    private static readonly string[] RunColumns = ["topic", "Q0", "document", "rank", "score", "run name"];

    /// <summary>Reads a reference, a run, or both.</summary>
    /// <param name="files">The files.</param>
    /// <param name="mayMiss">Whether the run may leave out topics of the reference.</param>
    /// <param name="hasSubtopics">Whether the reference judges documents for each subtopic, which its second column names.</param>
    /// <returns>The collection; incomplete where problems were found.</returns>
    public static RetrievalCollection Read(PairFiles files, bool mayMiss, bool hasSubtopics = false)
    {
        ArgumentNullException.ThrowIfNull(files);
        var collection = new RetrievalCollection();
        var reference = files.FindReference();
        if (reference is not null)
        {
            ReadJudgements(reference, collection, hasSubtopics, files.ReferenceProblems);
        }

        if (files.FindRun() is { } run)
        {
            var lastLine = ReadRun(run, collection, hasReference: reference is not null, files.RunProblems);
            if (reference is not null)
            {
                CheckTopics(run, lastLine, collection, mayMiss, files.RunProblems);
            }
        }

        return collection;
    }

    private static void ReadJudgements(InputFile file, RetrievalCollection collection, bool hasSubtopics, ProblemList problems)
    {
        using var reader = new TrecReader(file, hasSubtopics ? SubtopicColumns : JudgementColumns, mayHaveMore: false, problems);
        while (reader.MoveNext())
        {
            if (!HasUsableIds(reader, hasSubtopics))
            {
                continue;
            }

            var text = reader[3];
            if (!Utf8Parser.TryParse(text, out int grade, out var consumed) || consumed != text.Length)
            {
                reader.Report(3, ProblemCodes.NotANumber, "is not a whole number." + HeaderHint(reader, text));
            }
            else if (Math.Abs((long)grade) > MaxGrade)
            {
                reader.Report(3, ProblemCodes.OutOfRange, $"is not between {-MaxGrade} and {MaxGrade}.");
            }
            else if (hasSubtopics && !collection.AddJudgement(reader[0], reader[1], reader[2], grade))
            {
                reader.Report(2, ProblemCodes.DuplicateDocument, $"is there already for the topic \"{Excerpt.Of(reader[0])}\" and the subtopic \"{Excerpt.Of(reader[1])}\".");
            }
            else if (!hasSubtopics && !collection.AddJudgement(reader[0], reader[2], grade))
            {
                reader.Report(2, ProblemCodes.DuplicateDocument, $"is there already for the topic \"{Excerpt.Of(reader[0])}\". If the second column names subtopics, set the parameter \"subtopics\" to \"yes\".");
            }
        }

        ReportEmpty(file, reader.HasLines, problems);
    }

    /// <summary>Reads a run.</summary>
    /// <returns>Its last line.</returns>
    private static long ReadRun(InputFile file, RetrievalCollection collection, bool hasReference, ProblemList problems)
    {
        using var reader = new TrecReader(file, RunColumns, mayHaveMore: true, problems);
        var unknown = new ByteStringTable();
        while (reader.MoveNext())
        {
            if (!HasUsableIds(reader, withSecond: false) || !TryReadScore(reader, out var score))
            {
                continue;
            }

            switch (collection.AddRetrieved(reader[0], reader[2], score))
            {
                case RetrievedOutcome.Duplicate:
                    reader.Report(2, ProblemCodes.DuplicateDocument, $"is there already for the topic \"{Excerpt.Of(reader[0])}\".");
                    break;
                case RetrievedOutcome.UnknownTopic when hasReference:
                    WarnOfTopic(reader, unknown, problems);
                    break;
            }
        }

        ReportEmpty(file, reader.HasLines, problems);
        return reader.Line;
    }

    private static bool HasUsableIds(TrecReader reader, bool withSecond)
    {
        var longest = reader[0].Length > RowReader.MaxValueBytes ? 0
            : withSecond && reader[1].Length > RowReader.MaxValueBytes ? 1
            : reader[2].Length > RowReader.MaxValueBytes ? 2
            : -1;
        if (longest >= 0)
        {
            reader.Report(longest, ProblemCodes.ValueTooLong, $"is longer than {RowReader.MaxValueBytes} bytes.");
        }

        return longest < 0;
    }

    private static bool TryReadScore(TrecReader reader, out double score)
    {
        var text = reader[4];
        if (Utf8Parser.TryParse(text, out score, out var consumed) && consumed == text.Length && double.IsFinite(score))
        {
            return true;
        }

        var (code, what) = NumberField.Judge(text, double.NegativeInfinity, double.PositiveInfinity);
        reader.Report(4, code, what + HeaderHint(reader, text));
        return false;
    }

    /// <summary>Files of TREC have no header; who writes one calls the score by its name.</summary>
    private static string HeaderHint(TrecReader reader, ReadOnlySpan<byte> text) =>
        reader.Line == 1 && char.IsAsciiLetter((char)text[0]) && char.IsAsciiLetter((char)text[^1]) ? " If this line is a header, please leave it out." : string.Empty;

    private static void WarnOfTopic(TrecReader reader, ByteStringTable unknown, ProblemList problems)
    {
        unknown.GetOrAdd(reader[0], out var isNew);
        if (isNew)
        {
            var topic = Excerpt.Of(reader[0]);
            problems.Warning(ProblemCodes.UnknownTopic, $"Line {reader.Line}: the topic \"{topic}\" is not in the reference; its documents are passed over.", reader.File.Name, reader.Line, reader.NameOf(0), topic);
        }
    }

    private static void ReportEmpty(InputFile file, bool hasLines, ProblemList problems)
    {
        if (!hasLines && !problems.HasErrors)
        {
            problems.Error(ProblemCodes.EmptyFile, "The file has no rows.", file.Name);
        }
    }

    private static void CheckTopics(InputFile file, long lastLine, RetrievalCollection collection, bool mayMiss, ProblemList problems)
    {
        if (problems.HasErrors)
        {
            return;
        }

        if (collection.RankedTopics == 0)
        {
            problems.Error(ProblemCodes.MissingTopic, "The run has none of the reference's topics.", file.Name, lastLine, RunColumns[0]);
            return;
        }

        foreach (var topic in collection.TopicsWithoutRanking().Select(Excerpt.Of))
        {
            if (mayMiss)
            {
                problems.Warning(ProblemCodes.MissingTopic, $"The run has no documents for the topic \"{topic}\".", file.Name, lastLine, RunColumns[0], topic);
            }
            else
            {
                problems.Error(ProblemCodes.MissingTopic, $"The run has no documents for the topic \"{topic}\".", file.Name, lastLine, RunColumns[0], topic);
            }
        }
    }
}
