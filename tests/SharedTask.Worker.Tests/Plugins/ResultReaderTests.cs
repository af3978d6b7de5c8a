using System.Text;
using System.Text.Json;
using SharedTask.Scoring.Contract;
using SharedTask.Worker.Plugins;

namespace SharedTask.Worker.Tests.Plugins;

public sealed class ResultReaderTests
{
    private static readonly PluginManifest Manifest = new(
        "toy", "1.0.0", ScoringProtocol.Version, "Toy", "Toy.", [], [], JsonDocument.Parse("{}").RootElement,
        [
            new MetricDescription("accuracy", "Accuracy", MetricDirection.HigherIsBetter, 0, 1, 4, "d", "s"),
            new MetricDescription("error", "Error", MetricDirection.LowerIsBetter, 0, null, 4, "d", "s"),
        ],
        "accuracy");

    [Theory]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":0.1}],"items":3}""", 0.1)]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":null}]}""", null)]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1.0000000000000002}]}""", 1.0000000000000002)]
    public void Result_ThatKeepsTheContract_IsRead(string json, double? value)
    {
        var reading = Read(json, ScoringVerb.Score);

        reading.Fault.ShouldBeEmpty();
        reading.Result.ShouldNotBeNull().Scores[0].Value.ShouldBe(value);
    }

    [Fact]
    public void Check_WithoutScores_IsRead() =>
        Read("""{"protocol":1,"outcome":"scored","items":2}""", ScoringVerb.Check).Result.ShouldNotBeNull().Items.ShouldBe(2);

    [Fact]
    public void Comparison_ThatKeepsTheContract_IsRead()
    {
        var reading = Read(Compared("""[{"metric":"accuracy","run":0.5,"other":1,"difference":-0.5,"interval":{"low":-0.6,"high":0.1,"level":0.95,"method":"m"},"pValue":0.04},{"metric":"error"}]"""), ScoringVerb.Compare);

        reading.Fault.ShouldBeEmpty();
        reading.Result.ShouldNotBeNull().Comparisons.ShouldNotBeNull()[0].PValue.ShouldBe(0.04);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData("""[{"metric":"f1"}]""")]
    [InlineData("""[{"metric":"accuracy"},{"metric":"accuracy"}]""")]
    [InlineData("""[{"metric":"accuracy","run":1.5}]""")]
    [InlineData("""[{"metric":"accuracy","other":-1}]""")]
    [InlineData("""[{"metric":"accuracy","difference":1e999}]""")]
    [InlineData("""[{"metric":"accuracy","pValue":1.01}]""")]
    [InlineData("""[{"metric":"accuracy","pValue":-0.01}]""")]
    [InlineData("""[{"metric":"accuracy","interval":{"low":0.9,"high":0.1,"level":0.95,"method":"m"}}]""")]
    public void Comparison_ThatBreaksTheContract_IsAFaultInASentence(string comparisons)
    {
        var reading = Read(Compared(comparisons), ScoringVerb.Compare);

        reading.Result.ShouldBeNull();
        reading.Fault.ShouldStartWith("The scorer's result ");
    }

    [Theory]
    [InlineData("", "is empty.")]
    [InlineData("""{"outcome":"scored","scores":[{"metric":"error","value":1}]}""", "has no \"protocol\"; it is 1.")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[""", "ends before its JSON does.")]
    [InlineData("{\n{", "is no JSON from line 2, byte 1 on.")]
    [InlineData("""{"outcome":"scored","scores":[{"metric":"error","value": NaN}]}""", "is no JSON from line 1, byte 58 on, at \"scores[0].value\": NaN and infinity are no numbers there; write null where a value is undefined.")]
    [InlineData("""{"outcome":"scored","scores":[{"metric":"error","value":-Infinity}]}""", "write null where a value is undefined.")]
    [InlineData("""{"outcome":"scored","scores":[{"metric":"error","value":"0.5"}]}""", "at \"scores[0].value\": that must be a number or null, and stand there once.")]
    [InlineData("""{"outcome":"won"}""", "at \"outcome\": that must be \"scored\" or \"invalid\", and stand there once.")]
    [InlineData("""{"outcome":"scored","scores":{"error":0.5}}""", "at \"scores\": that must be a list of objects, and stand there once.")]
    [InlineData("""{"outcome":"invalid","problems":["line 3"]}""", "at \"problems[0]\": that must be an object, and stand there once.")]
    [InlineData("""{"outcome":"invalid","problems":[{"severity":"error","code":"c","message":"m","line":"3"}]}""", "at \"problems[0].line\": that must be a whole number, and stand there once.")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":7}]}""", "has a value of \"accuracy\" outside of the range that the plugin declares: 0 … 1, or null where it is undefined.")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"error","value":-7}]}""", "that the plugin declares: 0 … ∞, or null where it is undefined.")]
    public void Result_ThatBreaksTheContract_TellsItsAuthorWhereAndWhatBelongsThere(string json, string sentence)
    {
        var fault = Read(json, ScoringVerb.Score).Fault;

        fault.ShouldEndWith(sentence);
        fault.ShouldNotContain("SharedTask.");
    }

    [Fact]
    public void Comparison_ThatNobodyAskedFor_IsAFault() => Read(Compared("[]"), ScoringVerb.Score).Fault.ShouldContain("nobody asked");

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"protocol":1}""")]
    [InlineData("""{"protocol":1,"outcome":"scored"}""")]
    [InlineData("""{"protocol":2,"outcome":"scored"}""")]
    [InlineData("""{"protocol":1,"outcome":"won"}""")]
    [InlineData("""{"protocol":1,"outcome":0}""")]
    [InlineData("""{"protocol":1,"outcome":"invalid","outcome":"scored"}""")]
    [InlineData("""{"protocol":1,"outcome":"invalid"}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[]} trailing""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[null]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"\ud800","value":1}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","\ud800":1,"scores":[{"metric":"\udc00accuracy","value":1}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"value":1}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":NaN}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":"NaN"}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"error","value":1e999}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1.1}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"error","value":-0.1}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"f1","value":1}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1},{"metric":"accuracy","value":0}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1,"value":0}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1,"interval":{"low":-1e999,"high":1,"level":0.95,"method":"m"}}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1,"interval":{"low":0.9,"high":0.1,"level":0.95,"method":"m"}}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1,"interval":{"low":0.1,"high":0.9,"level":95,"method":"m"}}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1,"interval":{"low":0.1,"high":0.9,"level":1e999,"method":"m"}}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1,"interval":{"low":0.1,"high":0.9,"level":0.95}}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1}],"slices":[null]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1}],"slices":[{"by":"l","value":"en"}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1}],"slices":[{"scores":[]}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1}],"slices":[{"by":"l","value":"en","size":-1,"scores":[]}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1}],"tables":[null]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1}],"tables":[{"title":"t","columns":["a"]}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1}],"tables":[{"title":"t","columns":["a"],"rows":[null]}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1}],"tables":[{"title":"t","columns":["a"],"rows":[["1","2"]]}]}""")]
    [InlineData("""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":1}],"tables":[{"title":"t","columns":["a"],"rows":[[null]]}]}""")]
    [InlineData("""{"protocol":1,"outcome":"invalid","problems":[null]}""")]
    [InlineData("""{"protocol":1,"outcome":"invalid","problems":[{"severity":"error"}]}""")]
    [InlineData("""{"protocol":1,"outcome":"invalid","problems":[{"severity":"error","code":"c","message":"m"}],"moreProblems":-1}""")]
    [InlineData("""{"protocol":1,"outcome":"invalid","problems":[{"severity":"error","code":"c","message":"m"}],"items":-1}""")]
    public void Result_ThatBreaksTheContract_IsAFaultInASentence(string json)
    {
        var reading = Read(json, ScoringVerb.Score);

        reading.Result.ShouldBeNull();
        reading.Fault.ShouldStartWith("The scorer's result ");
        reading.Fault.ShouldEndWith(".");
    }

    [Fact]
    public void Result_OfThreeMebiBytesOfBrackets_IsAFault() =>
        Read(new string('[', 3 * 1024 * 1024), ScoringVerb.Score).Fault.ShouldContain("is no JSON from line 1, byte 65 on.");

    [Fact]
    public void Result_LargerThanRead_IsAFault() =>
        Read("{}" + new string(' ', ScoringProtocol.MaxResultBytes), ScoringVerb.Score).Fault.ShouldContain("larger than 4 MiB");

    [Fact]
    public void Result_WithMoreProblemsThanListed_IsAFault()
    {
        var problems = string.Join(',', Enumerable.Repeat("""{"severity":"error","code":"c","message":"m"}""", ScoringProtocol.ListedProblems + 1));

        Read($$"""{"protocol":1,"outcome":"invalid","problems":[{{problems}}]}""", ScoringVerb.Score).Fault.ShouldContain("at most 50");
    }

    [Fact]
    public void Result_InBrokenUtf8_IsAFault() =>
        ResultReader.Read([.. "{\"protocol\":1,\"outcome\":\""u8, 0xff, 0xfe, .. "\"}"u8], Manifest, ScoringVerb.Score).Result.ShouldBeNull();

    private static ResultReader.Reading Read(string json, ScoringVerb verb) => ResultReader.Read(Encoding.UTF8.GetBytes(json), Manifest, verb);

    private static string Compared(string comparisons) => $$"""{"protocol":1,"outcome":"scored","scores":[{"metric":"accuracy","value":0.5}],"comparisons":{{comparisons}}}""";
}
