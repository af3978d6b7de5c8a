using System.Globalization;
using MeaningRepresentationParsing;
using SharedTask.Scoring.Tests.Vectors;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>Numbers of graphs match the texts that Python makes of them, as in mtool.</summary>
public sealed class MrpNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-17", "-17")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("1.0", "1.0")]
    [InlineData("-0.0", "-0.0")]
    [InlineData("0e5", "0.0")]
    [InlineData("1e-400", "0.0")]
    [InlineData("1E5", "100000.0")]
    [InlineData("0.10", "0.1")]
    [InlineData("-2.50", "-2.5")]
    [InlineData("0.00010", "0.0001")]
    [InlineData("1e-5", "1e-05")]
    [InlineData("-1.25e-5", "-1.25e-05")]
    [InlineData("9999999999999998.0", "9999999999999998.0")]
    [InlineData("1e16", "1e+16")]
    [InlineData("123456789012345680.0", "1.2345678901234568e+17")]
    [InlineData("1e22", "1e+22")]
    [InlineData("1.5e300", "1.5e+300")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("1e400", "inf")]
    [InlineData("-1e400", "-inf")]
    [InlineData("true", "True")]
    [InlineData("false", "False")]
    [InlineData("null", "None")]
    public void Number_AsLabelOrProperty_MatchesItsTextInPython(string number, string text)
    {
        string Graph(string value) => $$"""{"id": 1, "framework": "eds", "nodes": [{"id": 0, "label": {{(number == "null" ? "\"x\"" : value)}}, "properties": ["p"], "values": [{{value}}]}]}""";

        F1(Graph(number), Graph($"\"{text}\"")).ShouldBe(1);
        F1(Graph(number), Graph($"\"{text}0\"")).ShouldBe(number == "null" ? 0.5 : 0);
    }

    [Fact]
    public void ManyNumbers_MatchTheirTextsInPython()
    {
        var texts = GoldenFolder.Cases("python-numbers.json").Select(one => one.GetString()!).ToList();
        texts.Count.ShouldBeGreaterThan(200);

        // With more digits than it needs, each is the same number.
        using var job = new PluginJobFolder()
            .Reference("gold.mrp", File(texts.Select(text => double.Parse(text, CultureInfo.InvariantCulture).ToString("E30", CultureInfo.InvariantCulture))))
            .Run("run.mrp", File(texts.Select(text => $"\"{text}\"")));

        job.Work(new MrpScorer()).ExitCode.ShouldBe(0);

        job.Items().Select((item, place) => (Text: texts[place], Matched: item.Values["properties_matched"])).ShouldAllBe(one => one.Matched == 1);
    }

    private static string File(IEnumerable<string> values) =>
        string.Concat(values.Select((value, place) => $$"""{"id": {{place}}, "framework": "eds", "nodes": [{"id": 0, "properties": ["p"], "values": [{{value}}]}]}""" + "\n"));

    private static double F1(string gold, string run)
    {
        using var job = new PluginJobFolder().Reference("gold.mrp", gold).Run("run.mrp", run);
        return job.Work(new MrpScorer()).Result!.Scores.Single(score => score.Metric == "all_f1").Value!.Value;
    }
}
