using System.Globalization;
using System.Text;
using CsCheck;
using SharedTask.Scoring.Metrics.Retrieval;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class RetrievalProperties
{
    private static readonly RetrievalMeasures Measures = new();

    /// <summary>Judgements and a run: topics with grades and scores of documents; no score, or no grade, for some.</summary>
    private static readonly Gen<(int? Grade, int? Score)[][]> Data =
        Gen.Select(Gen.Int[-1, 3].Nullable(0.3), Gen.Int[0, 5].Nullable(0.3)).Array[1, 25].Array[1, 5];

    [Fact]
    public void Values_OfAnyRanking_AreInTheirRange() => Data.Sample(data =>
    {
        var report = Evaluate(data, new RetrievalOptions(IsComplete: true));
        foreach (var (name, value) in Measures.Names.Zip(report.Overall))
        {
            // Without any judgement nothing is defined.
            if (report.Topics.Count > 0 && name is not ("utility" or "Rndcg") && !name.StartsWith("num_", StringComparison.Ordinal))
            {
                value.ShouldBeInRange(0, 1 + 1e-12, name);
            }
        }
    });

    [Fact]
    public void Values_OfTheBestRanking_AreMaximal() => Data.Sample(data =>
    {
        var best = data.Select(topic => topic.Select(document => (document.Grade, Score: document.Grade > 0 ? document.Grade : null)).ToArray()).ToArray();
        var report = Evaluate(best, new RetrievalOptions());
        string[] names = ["map", "gm_map", "Rprec", "bpref", "recip_rank", "iprec_at_recall_1.00", "11pt_avg", "ndcg", "ndcg_rel", "Rndcg", "binG", "G", "set_F", "success_1", "recall_1000", "ndcg_cut_5", "relative_P_10"];
        foreach (var name in names.Where(_ => report.Topics.Count > 0))
        {
            report.Overall[Measures.IndexOf(name)].ShouldBe(1, 1e-12, name);
        }

        // Inferred AP is an estimate: its smoothing keeps it a little below.
        foreach (var value in report.Overall.Skip(Measures.IndexOf("infAP")).Take(report.Topics.Count > 0 ? 1 : 0))
        {
            value.ShouldBe(1, 1e-4);
        }
    });

    [Fact]
    public void Values_WhateverTheOrderOfLines_AreTheSame() => Data.Sample(data =>
        Evaluate(data, new RetrievalOptions(), isBackward: true).Overall.ShouldBe(Evaluate(data, new RetrievalOptions()).Overall));

    [Fact]
    public void Values_UnderScoresInTheSameOrder_AreTheSame() => Data.Sample(data =>
        Evaluate(data, new RetrievalOptions(), scale: score => (Math.Pow(3, score) * 1e30) - 7).Overall.ShouldBe(Evaluate(data, new RetrievalOptions()).Overall));

    [Fact]
    public void Values_WithAWorseDocumentMovedUp_DoNotRise() => Data.Sample(data =>
    {
        // A document that nobody judged, put before all others.
        var worse = data.Select(topic => topic.Any(document => document.Score is not null) ? topic.Append(((int?)null, (int?)9)).ToArray() : topic).ToArray();
        var (before, after) = (Evaluate(data, new RetrievalOptions()), Evaluate(worse, new RetrievalOptions()));
        foreach (var name in new[] { "map", "recip_rank", "ndcg", "P_5", "rbp", "err_cut_20", "recip_rank_cut_5" })
        {
            after.Overall[Measures.IndexOf(name)].ShouldBeLessThanOrEqualTo(before.Overall[Measures.IndexOf(name)] + 1e-12, name);
        }
    });

    [Fact]
    public void Resample_WithTheSameSeed_IsTheSame() => Data.Sample(data =>
    {
        var report = Evaluate(data, new RetrievalOptions(IsComplete: true));
        report.Resample(new Xoshiro256(3)).ShouldBe(report.Resample(new Xoshiro256(3)));
    });

    [Fact]
    public void Scores_ThatDifferInDoublePrecisionAlone_TieInSingle()
    {
        var collection = new RetrievalCollection();
        collection.AddJudgement("1"u8, "a"u8, 1);
        collection.AddRetrieved("1"u8, "a"u8, 1.00000000001);
        collection.AddRetrieved("1"u8, "b"u8, 1);

        collection.Evaluate(Measures, new RetrievalOptions()).Overall[Measures.IndexOf("recip_rank")].ShouldBe(1);
        collection.Evaluate(Measures, new RetrievalOptions(UsesSingleScores: true)).Overall[Measures.IndexOf("recip_rank")].ShouldBe(0.5);
    }

    [Fact]
    public void Gains_ThatAreGiven_ReplaceGrades()
    {
        var collection = new RetrievalCollection();
        collection.AddJudgement("1"u8, "a"u8, 1);
        collection.AddJudgement("1"u8, "b"u8, 2);
        collection.AddRetrieved("1"u8, "a"u8, 2);
        collection.AddRetrieved("1"u8, "b"u8, 1);
        var gains = new Dictionary<int, double> { [2] = 7 };

        var report = collection.Evaluate(Measures, new RetrievalOptions(Gains: gains));

        report.Overall[Measures.IndexOf("ndcg")].ShouldBe((1 + (7 / Math.Log2(3))) / (7 + (1 / Math.Log2(3))), 1e-15);
    }

    [Fact]
    public void Err_OfOneRanking_FollowsItsDefinition()
    {
        var collection = new RetrievalCollection();
        collection.AddJudgement("1"u8, "a"u8, 1);
        collection.AddJudgement("1"u8, "b"u8, 2);
        collection.AddRetrieved("1"u8, "a"u8, 2);
        collection.AddRetrieved("1"u8, "b"u8, 1);

        // 1/4 at the first rank, 3/4 of what is left at the second.
        var report = collection.Evaluate(Measures, new RetrievalOptions());

        report.Overall[Measures.IndexOf("err_cut_1")].ShouldBe(0.25);
        report.Overall[Measures.IndexOf("err_cut_10")].ShouldBe(0.25 + (0.75 * 0.75 / 2));
    }

    [Theory]
    [InlineData(0.03125, "0.0312")]
    [InlineData(0.09375, "0.0938")]
    [InlineData(0.15625, "0.1562")]
    [InlineData(1048576.03125, "1048576.0312")]
    [InlineData(0.00005, "0.0001")]
    [InlineData(12.5, "12.5000")]
    [InlineData(-1.0, "-1.0000")]
    [InlineData(double.NaN, "nan")]
    public void Number_OfFourDigits_IsRoundedAsCDoes(double value, string printed) => TrecNumber.Format(value).ShouldBe(printed);

    private static RetrievalReport Evaluate((int? Grade, int? Score)[][] data, RetrievalOptions options, bool isBackward = false, Func<int, double>? scale = null)
    {
        var collection = new RetrievalCollection();
        var lines = data.SelectMany((topic, number) => topic.Select((document, i) => (
            Topic: Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)),
            Document: Encoding.UTF8.GetBytes($"d{i}"),
            document.Grade,
            document.Score))).ToList();
        if (isBackward)
        {
            lines.Reverse();
        }

        foreach (var line in lines)
        {
            if (line.Grade is { } grade)
            {
                collection.AddJudgement(line.Topic, line.Document, grade);
            }
        }

        foreach (var line in lines)
        {
            if (line.Score is { } score)
            {
                collection.AddRetrieved(line.Topic, line.Document, scale?.Invoke(score) ?? score);
            }
        }

        return collection.Evaluate(Measures, options);
    }
}
