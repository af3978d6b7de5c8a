using System.Globalization;
using System.Text;
using CsCheck;
using SharedTask.Scoring.Metrics.Retrieval;

namespace SharedTask.Scoring.Tests.Metrics;

/// <summary>What holds of the measures of novelty and diversity for all judgements and rankings.</summary>
public sealed class SubtopicProperties
{
    private static readonly RetrievalMeasures Measures = new(withSubtopics: true);

    private static readonly int First = new RetrievalMeasures().Names.Count;

    /// <summary>A topic: for every document its grades for four subtopics, and whether a score has it retrieved.</summary>
    private static readonly Gen<(int?[] Grades, int? Score)[]> Data =
        Gen.Select(Gen.Int[-1, 2].Nullable(0.4).Array[4], Gen.Int[0, 5].Nullable(0.3)).Array[1, 25];

    private static readonly Gen<RetrievalOptions> Options =
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[1, 2], (alpha, beta, level) => new RetrievalOptions(level, IsComplete: true, Alpha: alpha, Beta: beta));

    [Fact]
    public void Values_OfAnyRanking_AreInTheirRange() => Gen.Select(Data, Options).Sample((data, options) =>
    {
        foreach (var (name, value) in Novel(Evaluate(data, options)))
        {
            value.ShouldBeInRange(0, Normalized(name) ? 2 : 1 + 1e-12, name);
        }
    });

    [Fact]
    public void Values_WhateverTheOrderOfLinesAndTheNamesOfSubtopics_AreTheSame() => Gen.Select(Data, Options).Sample((data, options) =>
    {
        var values = Novel(Evaluate(data, options));
        foreach (var other in new[] { Evaluate(data, options, isBackward: true), Evaluate(data, options with { Alpha = options.Alpha }, prefix: "s-") })
        {
            Novel(other).Zip(values).ShouldAllBe(pair => Math.Abs(pair.First.Value - pair.Second.Value) < 1e-12);
        }
    });

    [Fact]
    public void Grades_OverSubtopics_AreTheHighestInTheMeasuresOfTrecEval() => Data.Sample(data =>
    {
        var plain = new RetrievalCollection();
        foreach (var (i, (grades, _)) in data.Index())
        {
            if (grades.Max() is { } highest)
            {
                plain.AddJudgement("1"u8, Name(i), highest);
            }
        }

        Retrieve(plain, data);
        var options = new RetrievalOptions(IsComplete: true);

        var expected = plain.Evaluate(new RetrievalMeasures(), options).Overall;

        Evaluate(data, options).Overall.Take(First).ShouldBe(expected);
    });

    [Fact]
    public void Documents_ThatRepeatASubtopic_CountLessThanOnesThatAreNew()
    {
        double Score(params string[] ranking)
        {
            var collection = new RetrievalCollection();
            collection.AddJudgement("1"u8, "1"u8, "a"u8, 1);
            collection.AddJudgement("1"u8, "1"u8, "b"u8, 1);
            collection.AddJudgement("1"u8, "2"u8, "c"u8, 1);
            foreach (var (i, document) in ranking.Index())
            {
                collection.AddRetrieved("1"u8, Encoding.UTF8.GetBytes(document), -i);
            }

            return collection.Evaluate(Measures, new RetrievalOptions()).Overall[Measures.IndexOf("alpha_ndcg_cut_5")];
        }

        var ideal = 1 + (1 / Math.Log2(3)) + (0.5 / 2);
        Score("a", "c", "b").ShouldBe(1, 1e-12);
        Score("a", "b", "c").ShouldBe((1 + (0.5 / Math.Log2(3)) + (1 / 2.0)) / ideal, 1e-12);
        Score("x").ShouldBe(0);
    }

    // The greedy ranking need not be the very best one: then a run can have more than 1.
    private static bool Normalized(string name) => name is "nnrbp" || name.StartsWith("alpha_ndcg", StringComparison.Ordinal) || name.StartsWith("nerr", StringComparison.Ordinal);

    private static List<(string Name, double Value)> Novel(RetrievalReport report) =>
        [.. Measures.Names.Zip(report.Overall).Skip(First).Where(_ => report.Topics.Count > 0)];

    private static byte[] Name(int document) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"d{document}"));

    private static void Retrieve(RetrievalCollection collection, (int?[] Grades, int? Score)[] data)
    {
        foreach (var (i, (_, score)) in data.Index().Where(entry => entry.Item.Score is not null))
        {
            collection.AddRetrieved("1"u8, Name(i), score!.Value);
        }
    }

    private static RetrievalReport Evaluate((int?[] Grades, int? Score)[] data, RetrievalOptions options, bool isBackward = false, string prefix = "")
    {
        var collection = new RetrievalCollection();
        var lines = data.Index().SelectMany(document => document.Item.Grades.Index().Select(grade => (Document: document.Index, Subtopic: grade.Index, Grade: grade.Item))).ToList();
        if (isBackward)
        {
            lines.Reverse();
        }

        foreach (var (document, subtopic, grade) in lines.Where(line => line.Grade is not null))
        {
            collection.AddJudgement("1"u8, Encoding.UTF8.GetBytes(prefix + subtopic.ToString(CultureInfo.InvariantCulture)), Name(document), grade!.Value).ShouldBeTrue();
        }

        Retrieve(collection, data);
        return collection.Evaluate(Measures, options);
    }
}
