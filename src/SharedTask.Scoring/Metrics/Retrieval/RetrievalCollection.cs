using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>
/// Judgements and a run: which documents a run retrieved for each topic, with what scores, and how relevant they are. Judgements are
/// added first.
/// </summary>
public sealed class RetrievalCollection
{
    private const int TopicBytes = sizeof(int);

    private readonly ByteStringTable topics = new();
    private readonly List<Topic> states = [];

    // The documents of topics: a topic's number in bytes, then the document's id.
    private readonly ByteStringTable documents = new();
    private readonly List<Entry> entries = [];
    private byte[] key = new byte[256];
    private int lastTopic = -1;
    private int highestGrade;

    /// <summary>How many topics there are, with judgements or with a ranking.</summary>
    public int TopicCount => topics.Count;

    /// <summary>How many topics have judgements.</summary>
    public int JudgedTopics { get; private set; }

    /// <summary>How many topics have judgements and a ranking.</summary>
    public int RankedTopics { get; private set; }

    /// <summary>Adds a judgement.</summary>
    /// <param name="topic">The topic's id.</param>
    /// <param name="document">The document's id.</param>
    /// <param name="grade">The grade; a negative one says that the document is in the pool and was not judged.</param>
    /// <returns>Whether it was added; the topic may have one for the document already.</returns>
    public bool AddJudgement(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> document, int grade)
    {
        var state = states[FindTopic(topic)];
        ref var entry = ref FindEntry(document, out _, out var exists);
        if (exists)
        {
            return false;
        }

        entry.Grade = grade < 0 ? RelevanceGrade.Unjudged : grade;
        JudgedTopics += state.IsJudged ? 0 : 1;
        state.IsJudged = true;
        state.Judged.Add(grade);
        highestGrade = Math.Max(highestGrade, grade);
        return true;
    }

    /// <summary>Adds a judgement for a subtopic; the document's grade for the topic is the highest one for its subtopics.</summary>
    /// <param name="topic">The topic's id.</param>
    /// <param name="subtopic">The subtopic's id.</param>
    /// <param name="document">The document's id.</param>
    /// <param name="grade">The grade.</param>
    /// <returns>Whether it was added; the subtopic may have one for the document already.</returns>
    public bool AddJudgement(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> subtopic, ReadOnlySpan<byte> document, int grade)
    {
        if (AddJudgement(topic, document, grade))
        {
            return states[lastTopic].Subtopics.Add(subtopic, entries.Count - 1, grade);
        }

        var state = states[lastTopic];
        ref var entry = ref FindEntry(document, out var number, out _);
        if (!state.Subtopics.Add(subtopic, number, grade))
        {
            return false;
        }

        if (grade > entry.Grade && grade >= 0)
        {
            state.Judged.Remove(entry.Grade);
            state.Judged.Add(grade);
            entry.Grade = grade;
            highestGrade = Math.Max(highestGrade, grade);
        }

        return true;
    }

    /// <summary>Adds a document that the run retrieved.</summary>
    /// <param name="topic">The topic's id.</param>
    /// <param name="document">The document's id.</param>
    /// <param name="score">Its score, finite; higher ones come first.</param>
    /// <returns>What became of it.</returns>
    public RetrievedOutcome AddRetrieved(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> document, double score)
    {
        var state = states[FindTopic(topic)];
        ref var entry = ref FindEntry(document, out var number, out var exists);
        if (!exists)
        {
            entry.Grade = RelevanceGrade.NotInPool;
        }
        else if (entry.IsRetrieved)
        {
            return RetrievedOutcome.Duplicate;
        }

        entry.IsRetrieved = true;
        RankedTopics += state.IsJudged && state.Retrieved.Count == 0 ? 1 : 0;
        state.Retrieved.Add(new(score, number, entry.Grade));
        return state.IsJudged ? RetrievedOutcome.Added : RetrievedOutcome.UnknownTopic;
    }

    /// <summary>The ids of topics that have judgements and no ranking, in the order of their bytes.</summary>
    /// <returns>The ids.</returns>
    public IEnumerable<string> TopicsWithoutRanking() =>
        topics.SortedIndexes().Where(topic => states[topic].IsJudged && states[topic].Retrieved.Count == 0).Select(Name);

    /// <summary>Computes the measures of every topic that has judgements and a ranking; of every topic with judgements if they are to be complete.</summary>
    /// <param name="measures">The measures.</param>
    /// <param name="options">The open choices.</param>
    /// <returns>The report.</returns>
    public RetrievalReport Evaluate(RetrievalMeasures measures, RetrievalOptions options)
    {
        ArgumentNullException.ThrowIfNull(measures);
        ArgumentNullException.ThrowIfNull(options);
        int[] counted = [.. topics.SortedIndexes().Where(topic => states[topic].IsJudged && (options.IsComplete || states[topic].Retrieved.Count > 0))];
        var evaluator = new TopicEvaluator(measures, options, highestGrade);
        var rows = Array.ConvertAll(counted, topic => Evaluate(evaluator, states[topic], measures, options));
        return new RetrievalReport(measures, Array.ConvertAll(counted, Name), rows, Array.ConvertAll(counted, topic => states[topic].Judged.Positive), options.IsComplete);
    }

    private string Name(int topic) => Encoding.UTF8.GetString(topics[topic]);

    private double[] Evaluate(TopicEvaluator evaluator, Topic topic, RetrievalMeasures measures, RetrievalOptions options)
    {
        var values = new double[measures.Names.Count];
        if (topic.Retrieved.Count > 0)
        {
            var ranking = new DocumentOrder(documents).Rank(topic.Retrieved, options);
            evaluator.Evaluate(Array.ConvertAll(ranking, item => item.Grade), topic.Judged, values);
            EvaluateSubtopics(Array.ConvertAll(ranking, item => item.Document), topic.Subtopics, measures, options, values);
            return values;
        }

        // trec_eval lets a document that nobody knows stand for an empty ranking, and then takes back what that alone would change.
        evaluator.Evaluate(options.JudgedOnly ? [] : [RelevanceGrade.NotInPool], topic.Judged, values);
        values[measures.Retrieved] = 0;
        values[measures.Utility] = 0;
        values[measures.RbpResidual] = 0;
        values.AsSpan(measures.Unjudged, measures.Cutoffs.Length).Clear();
        return values;
    }

    private void EvaluateSubtopics(int[] ranking, SubtopicJudgements judged, RetrievalMeasures measures, RetrievalOptions options, double[] values)
    {
        if (measures.Subtopics is { } places)
        {
            var relevance = judged.AtLeast(options.RelevanceLevel);
            var byName = relevance.Documents.Keys.Select(document => new RetrievedDocument(0, document, 0)).Order(new DocumentOrder(documents)).Select(item => item.Document);
            new SubtopicEvaluator(places, options.Alpha, options.Beta).Evaluate(relevance.Of(ranking), relevance.Ideal(byName, options.Alpha), relevance, values);
        }
    }

    // Files usually have a topic's lines together: then one comparison replaces a look-up.
    private int FindTopic(ReadOnlySpan<byte> topic)
    {
        if (lastTopic >= 0 && topics[lastTopic].SequenceEqual(topic))
        {
            return lastTopic;
        }

        lastTopic = topics.GetOrAdd(topic, out var isNew);
        if (isNew)
        {
            states.Add(new Topic());
        }

        return lastTopic;
    }

    private ref Entry FindEntry(ReadOnlySpan<byte> document, out int number, out bool exists)
    {
        if (key.Length < TopicBytes + document.Length)
        {
            key = new byte[2 * (TopicBytes + document.Length)];
        }

        BinaryPrimitives.WriteInt32LittleEndian(key, lastTopic);
        document.CopyTo(key.AsSpan(TopicBytes));
        number = documents.GetOrAdd(key.AsSpan(0, TopicBytes + document.Length), out var isNew);
        exists = !isNew;
        if (isNew)
        {
            entries.Add(default);
        }

        return ref CollectionsMarshal.AsSpan(entries)[number];
    }

    private struct Entry
    {
        public int Grade;
        public bool IsRetrieved;
    }

    private sealed class Topic
    {
        public bool IsJudged { get; set; }

        public JudgedGrades Judged { get; } = new();

        public SubtopicJudgements Subtopics { get; } = new();

        public List<RetrievedDocument> Retrieved { get; } = [];
    }
}
