using System.Text;
using SharedTask.Worker.Programs;

namespace SharedTask.Worker.Tests.Programs;

public sealed class ScoreFileTests
{
    [Theory]
    [InlineData("f1:0.5", 0.5)]
    [InlineData("f1: 0.5", 0.5)]
    [InlineData("\uFEFFf1 : 5e-1\r\n", 0.5)]
    [InlineData("'f1': \"0.5\"", 0.5)]
    [InlineData("f1: .5 # half", 0.5)]
    [InlineData("f1: nan", null)]
    [InlineData("f1: -inf", null)]
    [InlineData("f1: 1e999", null)]
    [InlineData("f1: 1\nf1: 0.5", 0.5)]
    [InlineData("{\"f1\": 0.5}", 0.5)]
    public void Text_InAFormThatProgramsWrite_IsRead(string text, double? expected)
    {
        var reading = Read("scores.txt", text);

        reading.Scores.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, double?>("f1", expected));
        reading.Skipped.ShouldBeEmpty();
    }

    [Fact]
    public void Text_BetweenScores_IsSkippedAndNamed()
    {
        var reading = Read("scores.txt", "Evaluation of team: A\nF1 : ERROR\nspan:f1: 0.25\n\n0,5\nacc: 0,5\n");

        reading.Scores.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, double?>("span:f1", 0.25));
        reading.Skipped.ShouldBe(["Evaluation of team: A", "F1 : ERROR", "0,5", "acc: 0,5"]);
    }

    [Fact]
    public void Json_OfPython_IsRead()
    {
        var reading = Read("scores.json", "{\"a\": NaN, \"b\": -Infinity, \"c\": \"1.5\", \"d\": true, \"e\": {\"x\": 1}, \"text NaN\": 2}");

        reading.Scores.ShouldBe([new("a", null), new("b", null), new("c", 1.5), new("d", 1), new("text NaN", 2)]);
        reading.Skipped.ShouldBe(["e"]);
    }

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("{\"a\": 1")]
    [InlineData("")]
    [InlineData("{\"\\ud800\": 1}")]
    [InlineData("{\"f1\": \"\\ud800\"}")]
    public void Json_ThatIsNone_IsAFault(string json) => Read("scores.json", json).Fault.ShouldNotBeEmpty();

    [Fact]
    public void Json_GoesBeforeText()
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["scores.txt"] = "a: 1"u8.ToArray(), ["scores.json"] = "{\"a\": 2}"u8.ToArray() };

        ScoreFile.Find(files)!.Scores[0].Value.ShouldBe(2);
        ScoreFile.Find(new Dictionary<string, byte[]>(StringComparer.Ordinal)).ShouldBeNull();
    }

    private static ScoreFile.Reading Read(string name, string text) =>
        ScoreFile.Find(new Dictionary<string, byte[]>(StringComparer.Ordinal) { [name] = Encoding.UTF8.GetBytes(text) }).ShouldNotBeNull();
}
