using SharedTask.Scoring.Contract;
using SituationFrames;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>What the authors of frames are told, once for each fault.</summary>
public sealed class SituationFileTests
{
    private const string Header = "DocumentID\tPlace_KB_ID\tType\tStatus\tConfidence\n";
    private const string Gold = Header + "d1\t7\tfood\tcurrent\t\nd2\t7\twater\tcurrent\t\n";

    [Theory]
    [InlineData("\t7\tfoood\tcurrent\t", "empty-value", "Line 2: the DocumentID is empty.")]
    [InlineData("d1\t7\t\tcurrent\t", "empty-value", "Line 2: the Type is empty.")]
    [InlineData("d1\t7\tfoood\tcurrent\tz", "not-a-number", "Line 2: the Confidence \"z\" is not a number.")]
    [InlineData("d1\t7\tfoood\tcurrent\t2", "out-of-range", "Line 2: the Confidence \"2\" is not between 0 and 1.")]
    [InlineData("d1\t7\tfoood\tcurrent\t1", "unknown-label", "Line 2: the Type \"foood\" is not a type of the reference: food, water.")]
    [InlineData("d1\t\tfoood\tcurrent\t1", "nothing-counts", "No frame of the file counts: a frame needs a place.")]
    public void FaultyFrame_IsToldOnce(string frame, string code, string message)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.tsv", Header + frame + "\n");

        job.Work(new SituationScorer()).Result!.Problems.Select(problem => (problem.Code, problem.Message)).ShouldBe([(code, message)]);
    }

    [Fact]
    public void UnknownType_WhereTheReferenceHasNone_IsToldTheUsualOnes()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Header + "d1\t\tfood\tcurrent\t\n").Run("run.tsv", Header + "d1\t7\tfoood\tcurrent\t\n");

        job.Work(new SituationScorer()).Result!.Problems.ShouldHaveSingleItem().Message
            .ShouldBe("Line 2: the Type \"foood\" is not a type of the reference: evac, food, infra, med, search, shelter, utils, water, regimechange, crimeviolence, terrorism.");
    }

    [Fact]
    public void ReferenceOrRunAlone_IsCounted()
    {
        using var reference = new PluginJobFolder().Reference("gold.tsv", Gold);
        using var run = new PluginJobFolder().Run("run.tsv", Header + "d1\t7\tanything\tcurrent\t1\n");
        ScoringResult[] results = [reference.Work(new SituationScorer(), verb: "check").Result!, run.Work(new SituationScorer(), verb: "check").Result!];

        results.Select(result => (result.Items, result.Problems.Count)).ShouldBe([(2, 0), (1, 0)]);
    }
}
