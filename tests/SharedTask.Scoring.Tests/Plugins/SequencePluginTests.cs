using System.Text;
using CsCheck;
using SequenceLabelling;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class SequencePluginTests
{
    private const string Gold = "-DOCSTART- -X- O\n\nAmina NNP B-PER\nflew VBD O\nto TO O\nCairo NNP B-LOC\n\nNew NNP B-LOC\nYork NNP I-LOC\n\n";

    [Theory]
    [InlineData("run.conll", "Amina\tB-PER\nflew\tO\nto\tO\nCairo\tB-LOC\n\nNew\tB-LOC\nYork\tI-LOC")]
    [InlineData("run.txt", "\uFEFFAmina B-PER\r\nflew O\r\nto O\r\nCairo B-LOC\r\n\r\n\r\nNew B-LOC\r\nYork I-LOC\r\n\r\n")]
    [InlineData("run.tsv", "B-PER\nO\nO\nB-LOC\n\nB-LOC\nI-LOC\n")]
    [InlineData("run.iob", "# a comment\nAmina x y B-PER\nflew x y O\nto x y O\nCairo x y B-LOC\n\n-DOCSTART- -X- -X- O\n\nNew x y B-LOC\nYork x y I-LOC\n")]
    [InlineData("run.jsonl", "{\"tokens\": [\"Amina\", \"flew\", \"to\", \"Cairo\"], \"tags\": [\"B-PER\", \"O\", \"O\", \"B-LOC\"]}\n{\"tags\": [\"B-LOC\", \"I-LOC\"]}")]
    [InlineData("run.json", "{\"spans\": [{\"start\": 3, \"end\": 4, \"type\": \"LOC\"}, {\"start\": 0, \"end\": 1, \"label\": \"PER\"}]}\n{\"spans\": [{\"start\": 0, \"end\": 2, \"type\": \"LOC\"}]}")]
    public void Run_PerfectInAnyFormat_ScoresOne(string name, string content)
    {
        using var job = new PluginJobFolder().Reference("gold.conll", Gold).Run(name, content);

        var (exitCode, result) = job.Work(new SequenceScorer());

        exitCode.ShouldBe(0);
        result!.Problems.ShouldBeEmpty();
        Value(result, "micro_f1").ShouldBe(1);
        Value(result, "macro_f1").ShouldBe(1);
        result.Items.ShouldBe(2);
    }

    [Theory]
    [InlineData("Amina O\nflew O\nto O\n\nNew O\nYork O\n", "sentence-length", 1L)]
    [InlineData("Amina O\nflew O\nto O\nCairo O\nNow O\n\nNew O\nYork O\n", "sentence-length", 5L)]
    [InlineData("Amina O\nflew O\nto O\nKairo O\n\nNew O\nYork O\n", "token-differs", 4L)]
    [InlineData("Amina O\nflew O\nto O\nCairo B-GPE\n\nNew O\nYork O\n", "unknown-label", 4L)]
    [InlineData("Amina O\nflew O\nto O\nCairo B\n\nNew O\nYork O\n", "unknown-label", 4L)]
    [InlineData("Amina O\nflew Q-PER\nto O\nCairo O\n\nNew O\nYork O\n", "malformed-tag", 2L)]
    [InlineData("Amina O\nflew\nto O\nCairo O\n\nNew O\nYork O\n", "column-count", 2L)]
    [InlineData("Amina O\nflew O\nto O\nCairo O\n", "line-count", 4L)]
    [InlineData("\n\n", "empty-file", 1L)]
    public void Run_WithAProblem_IsInvalidAndSaysWhere(string content, string code, long line)
    {
        using var job = new PluginJobFolder().Reference("gold.conll", Gold).Run("run.conll", content);

        var (exitCode, result) = job.Work(new SequenceScorer());

        exitCode.ShouldBe(0);
        result!.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Scores.ShouldBeEmpty();
        var problem = result.Problems.First(one => one.Code == code);
        problem.File.ShouldBe("run.conll");
        problem.Line.ShouldBe(line);
    }

    [Theory]
    [InlineData("{\"tags\": [\"O\", 1]}", "malformed-tag")]
    [InlineData("{\"tags\": [\"O\", []]}", "wrong-type")]
    [InlineData("{\"tags\": \"O\"}", "wrong-type")]
    [InlineData("{\"tags\": [\"O\"], \"tokens\": [\"a\", \"b\"]}", "sentence-length")]
    [InlineData("{\"tags\": [\"O\"], \"spans\": []}", "duplicate-field")]
    [InlineData("{\"tags\": [\"O\"], \"tags\": [\"O\"]}", "duplicate-field")]
    [InlineData("{\"words\": [\"O\"]}", "missing-field")]
    [InlineData("{\"spans\": [{\"start\": 1, \"end\": 1, \"type\": \"PER\"}]}", "invalid-span")]
    [InlineData("{\"spans\": [{\"start\": 1.5, \"end\": 2, \"type\": \"PER\"}]}", "invalid-span")]
    [InlineData("{\"spans\": [7]}", "invalid-span")]
    [InlineData("[\"O\"]", "invalid-json")]
    [InlineData("{\"tags\": [\"O\"", "invalid-json")]
    [InlineData("{\"tags\": [\"\\ud800\"]}", "invalid-json")]
    [InlineData("{\"id\": [], \"tags\": [\"O\"]}", "wrong-type")]
    public void Run_OfBadJsonLines_IsInvalidAndSaysWhy(string line, string code)
    {
        using var job = new PluginJobFolder().Reference("gold.conll", Gold).Run("run.jsonl", $"{{\"tags\": [\"O\", \"O\", \"O\", \"O\"]}}\n{line}\n");

        var result = job.Work(new SequenceScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.ShouldContain(problem => problem.Code == code && problem.Line == 2);
    }

    [Fact]
    public void Sentences_WithIds_MayStandInAnyOrder()
    {
        const string Numbered = "# id = a\n# domain = news\nCairo B-LOC\n\n# sent_id = b\n# domain = web\nAmina B-PER\n\n";
        using var job = new PluginJobFolder().Reference("gold.conll", Numbered).Run("run.conll", "# id b\nAmina O\n\n# id a\nCairo B-LOC\n\n");

        var result = job.Work(new SequenceScorer(), """{"slices": ["domain"]}""").Result!;

        result.Problems.ShouldBeEmpty();
        Value(result, "micro_recall").ShouldBe(0.5);
        result.Slices.Select(slice => (slice.Value, slice.Size, slice.Scores.Single(score => score.Metric == "micro_recall").Value))
            .ShouldBe([("news", 1, 1), ("web", 1, 0)]);
    }

    [Theory]
    [InlineData("error", null)]
    [InlineData("wrong", 0.5)]
    [InlineData("ignore", 1.0)]
    public void Sentences_ThatAreLeftOut_FollowTheOrganizersPolicy(string policy, double? recall)
    {
        using var job = new PluginJobFolder()
            .Reference("gold.conll", "# id = a\nCairo B-LOC\n\n# id = b\nAmina B-PER\n\n")
            .Run("run.conll", "# id = a\nCairo B-LOC\n");

        var result = job.Work(new SequenceScorer(), $$"""{"missing_sentences": "{{policy}}"}""").Result!;

        (result.Outcome == ScoringOutcome.Scored ? Value(result, "micro_recall") : (double?)null).ShouldBe(recall);
    }

    [Theory]
    [InlineData("# B-X\nb O\n\n#\tO\nc\tO\n")]
    [InlineData("# words before it\n# B-X\nb O\n\n# domain=B-X more\n# O\nc O\n")]
    [InlineData("# x=1 B-X\nb x=2 O\n\n# newdoc\n# x=1 O\nc x=2 O\n")]
    [InlineData("# text = B-X\n#\tB-X\nb\tO\n\n#\tO\nc\tO\n")]
    public void Tokens_ThatAreANumberSign_AreNoComments(string content)
    {
        using var job = new PluginJobFolder().Reference("gold.conll", "# B-X\nb O\n\n#\tO\nc\tO\n").Run("run.conll", content);

        var result = job.Work(new SequenceScorer()).Result!;

        result.Problems.ShouldBeEmpty();
        result.Items.ShouldBe(2);
        Value(result, "micro_f1").ShouldBe(1);
    }

    [Fact]
    public void Spans_ThatOverlap_AreScored()
    {
        using var job = new PluginJobFolder()
            .Reference("gold.jsonl", "{\"id\": 1, \"spans\": [{\"start\": 0, \"end\": 9, \"type\": \"A\"}, {\"start\": 2, \"end\": 5, \"type\": \"B\"}]}")
            .Run("run.jsonl", "{\"id\": \"1\", \"spans\": [{\"start\": 2, \"end\": 5, \"type\": \"B\"}, {\"start\": 2, \"end\": 5, \"type\": \"B\"}, {\"start\": 0, \"end\": 9, \"type\": \"B\"}]}");

        var result = job.Work(new SequenceScorer()).Result!;

        Value(result, "micro_precision").ShouldBe(0.5);
        Value(result, "micro_recall").ShouldBe(0.5);
        Value(result, "untyped_f1").ShouldBe(1);
        result.Scores.Single(score => score.Metric == "token_accuracy").Value.ShouldBeNull();
    }

    [Fact]
    public void Mode_Strict_CountsOnlySpansThatFollowTheScheme()
    {
        using var job = new PluginJobFolder().Reference("gold.conll", "a O\nb B-X\nc I-X\n").Run("run.conll", "a O\nb I-X\nc I-X\n");

        Value(job.Work(new SequenceScorer()).Result!, "micro_f1").ShouldBe(1);
        var strict = job.Work(new SequenceScorer(), """{"mode": "strict", "scheme": "IOB2"}""").Result!;

        Value(strict, "micro_f1").ShouldBe(0);
        var warning = strict.Problems.Single();
        (warning.Severity, warning.Code, warning.Line).ShouldBe((ProblemSeverity.Warning, "malformed-tag", 2));
        warning.Message.ShouldContain("IOB2");
        warning.Message.ShouldContain("2 such tags");
    }

    [Fact]
    public void Mode_Strict_RefusesLettersThatTheSchemeDoesNotHave()
    {
        using var job = new PluginJobFolder().Reference("gold.conll", "a B-X\nb L-X\n").Run("run.conll", "a B-X\nb E-X\n");

        var result = job.Work(new SequenceScorer(), """{"mode": "strict", "scheme": "BILOU"}""").Result!;

        result.Problems.Single(problem => problem.Severity == ProblemSeverity.Error).ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("malformed-tag"),
            problem => problem.Value.ShouldBe("E-X"),
            problem => problem.Line.ShouldBe(2));
    }

    [Fact]
    public void Reference_WithATagThatIsMalformed_IsTheOrganizersFault()
    {
        using var job = new PluginJobFolder().Reference("gold.conll", "a Q-X\n").Run("run.conll", "a O\n");

        job.Work(new SequenceScorer()).ExitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);
    }

    [Fact]
    public void Run_WithoutAReference_IsCheckedAlone()
    {
        using var job = new PluginJobFolder().Run("run.conll", "a Q-X\nb O\n");

        var result = job.Work(new SequenceScorer(), verb: "check").Result!;

        result.Problems.Single().Code.ShouldBe("malformed-tag");
        result.Items.ShouldBe(1);
    }

    [Fact]
    public void Statistics_OfSentences_AddUpToTheScore()
    {
        using var job = ExampleFolder.Load("sequence-labelling", "weak");
        var result = job.Work(new SequenceScorer()).Result!;

        var items = job.Items();

        items.Select(item => item.Id).ShouldBe(["1", "2", "3"]);
        Value(result, "micro_recall").ShouldBe(items.Sum(item => item.Values["correct_spans"]) / items.Sum(item => item.Values["gold_spans"]));
    }

    [Theory]
    [InlineData("perfect", 1.0)]
    [InlineData("weak", 0.4)]
    [InlineData("malformed", null)]
    public void Examples_BesideThePlugin_ScoreAsTheReadmeSays(string example, double? f1)
    {
        using var job = ExampleFolder.Load("sequence-labelling", example);

        var result = job.Work(new SequenceScorer(), """{"slices": ["domain"]}""").Result!;

        if (f1 is { } value)
        {
            Value(result, "micro_f1").ShouldBe(value, 1e-15);
            result.Slices.Count.ShouldBe(2);
        }
        else
        {
            result.Problems.Select(problem => problem.Code).ShouldBe(["malformed-tag", "token-differs", "sentence-length", "unknown-label", "column-count"], ignoreOrder: true);
        }
    }

    [Fact]
    public void Interval_WithTheSameSeed_IsTheSameToTheByte()
    {
        byte[] Bytes()
        {
            using var job = ExampleFolder.Load("sequence-labelling", "weak");
            job.Work(new SequenceScorer(), """{"interval_resamples": 300}""").ExitCode.ShouldBe(0);
            return job.ResultBytes();
        }

        Bytes().ShouldBe(Bytes());
        Encoding.UTF8.GetString(Bytes()).ShouldContain("bootstrap-percentile");
    }

    [Fact]
    public void Run_OfAnyBytes_IsReadWithoutFault()
    {
        string[] parts = ["a", "B-LOC", "O", "\t", " ", "\n", "\r\n", "# id = 1", "-DOCSTART-", "{", "\"tags\": [", "\"O\"", "]}", "\"spans\": [{\"start\":", "1", "}", ",", "\0", "é"];
        var text = Gen.Int[0, parts.Length - 1].Array[0, 30].Select(chosen => Encoding.UTF8.GetBytes(string.Concat(chosen.Select(part => parts[part]))));
        Gen.OneOf(Gen.Byte.Array[0, 60], text).Sample(
            bytes =>
            {
                using var job = new PluginJobFolder().Reference("gold.conll", Gold).Run("run.data", bytes);
                job.Work(new SequenceScorer()).ExitCode.ShouldBe(0);
            },
            iter: 300,
            threads: 1);
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
