using Generation;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>Data sets and predictions as they are written for SQuAD.</summary>
public sealed class SquadFileTests
{
    private const string DataSet = """
        {
          "version": {"data": [{"paragraphs": [{"qas": [{"id": "q9", "answers": []}]}]}]},
          "data": [
            ["nothing"],
            {"title": "Odd", "paragraphs": {"qas": [{"id": "q8"}]}},
            {"title": ["Odd"], "paragraphs": [[{"qas": []}], {"qas": {"id": "q7"}}, {"qas": [["q6"], "q5"]}]},
            {
              "title": "Nile",
              "paragraphs": [
                {
                  "context": "The Nile is 6,650 km long.",
                  "qas": [
                    {"question": "How long?", "id": "q1", "answers": [{"text": "6,650 km", "answer_start": 12}, {"text": "the 6,650 km", "answer_start": 8}], "is_impossible": false},
                    {"plausible_answers": [{"text": "Nile", "answer_start": 4}], "question": "How \u0064eep?", "id": "q2", "answers": [], "is_impossible": true}
                  ]
                },
                {"qas": [], "context": ""}
              ]
            },
            {
              "paragraphs": [{"qas": [{"id": "q3", "question": "Where?", "answers": [{"answer_start": 0, "text": "K\u014dln"}], "is_impossible": false}], "context": "Köln"}],
              "title": "Köln"
            }
          ]
        }
        """;

    private const string Predictions = """{"q1": "about 6,650 km", "q2": "", "q3": "KŌLN"}""";

    [Fact]
    public void DataSet_ScoresAsTheSameRows()
    {
        const string Rows = """
            {"id": "q1", "references": ["6,650 km", "the 6,650 km"], "title": "Nile", "is_impossible": false}
            {"id": "q2", "references": [], "title": "Nile", "is_impossible": true}
            {"id": "q3", "references": ["Kōln"], "title": "Köln", "is_impossible": false}
            """;

        var (exitCode, bytes) = Score("dev-v2.0.json", DataSet);

        exitCode.ShouldBe(0);
        bytes.ShouldBe(Score("gold.jsonl", Rows).Bytes);
    }

    [Fact]
    public void DataSet_HasTheScoresOfItsOwnProgram()
    {
        using var job = new PluginJobFolder().Reference("dev-v2.0.json", DataSet).Run("predictions.json", Predictions);

        var result = job.Work(new GenerationScorer(), """{"slices": ["title"]}""").Result!;

        result.Problems.ShouldBeEmpty();
        double? Value(string metric) => result.Scores.Single(score => score.Metric == metric).Value;
        // "about 6,650 km" has two of three words: F1 = 0.8; the others are right.
        Value("squad_v2_exact_match")!.Value.ShouldBe(200.0 / 3, 1e-9);
        Value("squad_v2_f1")!.Value.ShouldBe(280.0 / 3, 1e-9);
        result.Slices.Select(slice => slice.Value).Distinct(StringComparer.Ordinal).ShouldBe(["Köln", "Nile"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("\"answers\": [{\"text\": 7}]", "wrong-type 2")]
    [InlineData("\"answers\": [{\"start\": 7}]", "wrong-type 2")]
    [InlineData("\"answers\": [7]", "wrong-type 2")]
    [InlineData("\"answers\": {\"text\": \"7\"}", "wrong-type 2")]
    [InlineData("\"answers\": [{\"text\": \"\\ud800\"}]", "wrong-type 2")]
    [InlineData("\"\\ud800\": 1, \"answers\": []", "invalid-json 2")]
    [InlineData("\"replies\": []", "missing-field 2")]
    [InlineData("\"id\": \"q1\", \"answers\": []", "duplicate-field 2")]
    public void Question_ThatIsOdd_IsToldWithItsLine(string members, string expected)
    {
        using var job = new PluginJobFolder().Reference("gold.json", $$"""{"data": [7, {"paragraphs": [{"qas": [7,{{"\n"}}{"id": "q1", {{members}}}]}]}]}""");

        var problem = job.Work(new GenerationScorer(), verb: "check").Result!.Problems[0];

        $"{problem.Code} {problem.Line}".ShouldBe(expected, problem.Message);
    }

    private static (int ExitCode, byte[] Bytes) Score(string name, string reference)
    {
        using var job = new PluginJobFolder().Reference(name, reference).Run("predictions.json", Predictions);
        var exitCode = job.Work(new GenerationScorer(), """{"slices": ["title", "is_impossible"]}""").ExitCode;
        return (exitCode, exitCode == 0 ? job.ResultBytes() : []);
    }
}
