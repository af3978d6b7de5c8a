using System.Globalization;
using System.Text;
using SharedTask.Scoring.Metrics.Retrieval;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class RetrievalTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3, 3)]
    [InlineData(5, 3)]
    [InlineData(1, 3, 2)]
    public void Cutoffs_ThatAreNoAscendingRanks_AreRefused(params int[] cutoffs) =>
        Should.Throw<ArgumentException>(() => new RetrievalMeasures(cutoffs)).ParamName.ShouldBe("cutoffs");

    [Fact]
    public void Cutoffs_OfTheOrganizer_ReplaceTheUsualOnes()
    {
        var measures = new RetrievalMeasures([1, 4]);

        measures.Names.Where(name => name.StartsWith("P_", StringComparison.Ordinal)).ShouldBe(["P_1", "P_4"]);
        measures.IndexOf("P_5").ShouldBe(-1);
        measures.IndexOf("num_q").ShouldBe(0);
        new RetrievalMeasures().IndexOf("ndcg_cut_1000").ShouldBePositive();
    }

    [Fact]
    public void Topics_OfJudgementsAndRun_AreCountedOnce()
    {
        var collection = new RetrievalCollection();
        collection.AddJudgement("1"u8, "a"u8, 1).ShouldBeTrue();
        collection.AddJudgement("1"u8, "b"u8, 0).ShouldBeTrue();
        collection.AddJudgement("2"u8, "a"u8, 1).ShouldBeTrue();
        collection.AddJudgement("2"u8, "a"u8, 0).ShouldBeFalse();
        collection.AddRetrieved("1"u8, "a"u8, 2).ShouldBe(RetrievedOutcome.Added);
        collection.AddRetrieved("1"u8, "c"u8, 1).ShouldBe(RetrievedOutcome.Added);
        collection.AddRetrieved("1"u8, "a"u8, 3).ShouldBe(RetrievedOutcome.Duplicate);
        collection.AddRetrieved("9"u8, "a"u8, 1).ShouldBe(RetrievedOutcome.UnknownTopic);

        (collection.TopicCount, collection.JudgedTopics, collection.RankedTopics).ShouldBe((3, 2, 1));
        collection.TopicsWithoutRanking().ShouldBe(["2"]);
    }

    [Fact]
    public void Documents_WithLongIds_AreTheirOwn()
    {
        var collection = new RetrievalCollection();
        byte[] one = Encoding.UTF8.GetBytes(new string('d', 400) + "1"), other = Encoding.UTF8.GetBytes(new string('d', 400) + "2"), longer = new byte[5000];
        collection.AddJudgement("1"u8, one, 1).ShouldBeTrue();
        collection.AddJudgement("1"u8, other, 0).ShouldBeTrue();
        collection.AddJudgement("1"u8, longer, 0).ShouldBeTrue();
        collection.AddJudgement("1"u8, one, 1).ShouldBeFalse();
        collection.AddRetrieved("1"u8, other, 2);
        collection.AddRetrieved("1"u8, one, 1);

        Value(collection, "recip_rank").ShouldBe(0.5);
        Value(collection, "unj_5").ShouldBe(0);
    }

    [Fact]
    public void Topic_WithoutRanking_AddsNothingIfAllTopicsCount()
    {
        var collection = new RetrievalCollection();
        collection.AddJudgement("1"u8, "a"u8, 1);
        string[] names = ["num_ret", "utility", "rbp_resid", "unj_1", "unj_5", "unj_1000", "map", "P_5"];

        foreach (var name in names)
        {
            Value(collection, name, new RetrievalOptions(IsComplete: true)).ShouldBe(0, name);
        }

        // As in trec_eval, which looks for judged documents in a ranking that has none.
        Value(collection, "iprec_at_recall_0.00", new RetrievalOptions(IsComplete: true)).ShouldBe(0);
        Value(collection, "iprec_at_recall_0.00", new RetrievalOptions(IsComplete: true, JudgedOnly: true)).ShouldBe(double.NaN);
    }

    [Theory]
    [InlineData("recip_rank", 0.2)]
    [InlineData("recip_rank_cut_3", 0)]
    [InlineData("recip_rank_cut_5", 0.2)]
    [InlineData("recip_rank_cut_10", 0.2)]
    public void ReciprocalRank_AtTheCutoff_StillCounts(string name, double expected)
    {
        var collection = Ranked(0, 0, 0, 0, 1);

        Value(collection, name).ShouldBe(expected);
    }

    [Fact]
    public void ReciprocalRank_WithoutARelevantDocument_IsExactlyZero()
    {
        var collection = Ranked(0, 0);
        collection.AddJudgement("1"u8, "x"u8, 1);

        Value(collection, "recip_rank").ShouldBe(0);
        Value(collection, "recip_rank_cut_1000").ShouldBe(0);
    }

    [Fact]
    public void Rbp_WithGainsBelowZero_ScalesThemToTheUnit()
    {
        var options = new RetrievalOptions(Gains: new Dictionary<int, double> { [1] = -1, [2] = 1 });
        double Rbp(int grade)
        {
            var collection = Ranked(grade);
            collection.AddJudgement("1"u8, "x"u8, 1);
            collection.AddJudgement("1"u8, "y"u8, 2);
            return Value(collection, "rbp", options);
        }

        Rbp(2).ShouldBe(0.1, 1e-15);
        Rbp(0).ShouldBe(0.05, 1e-15);
        Rbp(1).ShouldBe(0, 1e-15);
    }

    /// <summary>Values of trec_eval 10 for one document and rbp with gains, such as <c>-m rbp.1=1,3=4</c>.</summary>
    [Theory]
    [InlineData(1, "1=1,3=4", 0.025)]
    [InlineData(3, "3=1", 0.05)]
    [InlineData(3, "1=1,2=2,3=6", 0.1)]
    public void Rbp_WithGains_IsScaledByAllOfThem(int grade, string gains, double expected)
    {
        var given = gains.Split(',').Select(one => one.Split('=')).ToDictionary(one => int.Parse(one[0], CultureInfo.InvariantCulture), one => double.Parse(one[1], CultureInfo.InvariantCulture));

        Value(Ranked(grade), "rbp", new RetrievalOptions(Gains: given)).ShouldBe(expected, 1e-15);
    }

    [Fact]
    public void Values_WrittenOverOthers_AreTheTopicsOwn()
    {
        var measures = new RetrievalMeasures();
        var evaluator = new TopicEvaluator(measures, new RetrievalOptions(), 1);
        var (values, judged) = (new double[measures.Names.Count], new JudgedGrades());
        judged.Add(1);
        Array.Fill(values, 7);

        evaluator.Evaluate([0], judged, values);

        values[measures.IndexOf("set_F")].ShouldBe(0);
        values[measures.IndexOf("iprec_at_recall_1.00")].ShouldBe(0);
    }

    private static RetrievalCollection Ranked(params int[] grades)
    {
        var collection = new RetrievalCollection();
        for (var i = 0; i < grades.Length; i++)
        {
            collection.AddJudgement("1"u8, [(byte)('a' + i)], grades[i]);
        }

        for (var i = 0; i < grades.Length; i++)
        {
            collection.AddRetrieved("1"u8, [(byte)('a' + i)], -i);
        }

        return collection;
    }

    private static double Value(RetrievalCollection collection, string name, RetrievalOptions? options = null)
    {
        var measures = new RetrievalMeasures();
        return collection.Evaluate(measures, options ?? new RetrievalOptions()).Overall[measures.IndexOf(name)];
    }
}
