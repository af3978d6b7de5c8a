using System.Text;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Formats;

public sealed class FormatDetectorTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("a.TSV", "x", FileFormat.Tsv)]
    [InlineData("a.tab", "x", FileFormat.Tsv)]
    [InlineData("a.csv", "{}", FileFormat.Csv)]
    [InlineData("a.JSON", "x", FileFormat.JsonLines)]
    [InlineData("a.ndjson", "x", FileFormat.JsonLines)]
    [InlineData("a.json", "[{}]", FileFormat.JsonArray)]
    [InlineData("a.jsonl", "\uFEFF\n [", FileFormat.JsonArray)]
    [InlineData("a.txt", "[ \n{\"id\": 1}]", FileFormat.JsonArray)]
    [InlineData("a.json", "{\"1\": 2}", FileFormat.JsonObject)]
    [InlineData("a.json", "\n {\"1\": 2} \r\n\n", FileFormat.JsonObject)]
    [InlineData("a.jsonl", "{\"1\": 2}", FileFormat.JsonLines)]
    [InlineData("a.jsonl", "{\n\"1\": 2\n}", FileFormat.JsonObject)]
    [InlineData("a.txt", "{\n\"1\": 2\n}", FileFormat.JsonObject)]
    [InlineData("a.json", "{\"1\": 2,\n\"2\": 3}", FileFormat.JsonObject)]
    [InlineData("a.json", "{\"1\": 2}\n\n{\"1\": 3}", FileFormat.JsonLines)]
    [InlineData("a.json", "{\"1\": 2},\n{\"1\": 3}", FileFormat.JsonLines)]
    [InlineData("a.json", "{\"1\": 2,", FileFormat.JsonLines)]
    [InlineData("a.json", "{\"1\": [\n{\"a\": 2}]}", FileFormat.JsonObject)]
    [InlineData("a.json", "{\"1\": [{}],\n{\"a\": 2}", FileFormat.JsonObject)]
    [InlineData("a.json", "{\"1\": \"x\n{\"1\": 2}\n", FileFormat.JsonLines)]
    [InlineData("a.json", "{\"1\": 2\n}\n", FileFormat.JsonObject)]
    [InlineData("a.json", "{\"1\": \"{[\\\"\\\\\"}\n{\"1\": 2}", FileFormat.JsonLines)]
    [InlineData("a.json", "{\"1\": \"{[\\\\\\\"\"}\n\"1\": 2}", FileFormat.JsonLines)]
    [InlineData("a.txt", "{\"id\": 1}\n", FileFormat.JsonLines)]
    [InlineData("a", "\uFEFF{\"id\": 1}\n", FileFormat.JsonLines)]
    [InlineData("a.txt", "a\tb\nc\n", FileFormat.Tsv)]
    [InlineData("a.txt", "a\tb", FileFormat.Tsv)]
    [InlineData("a.txt", "c\na\tb\n", FileFormat.Lines)]
    [InlineData("a.txt", "\na\tb\n", FileFormat.Lines)]
    [InlineData("a.txt", "x {\n", FileFormat.Lines)]
    [InlineData("a.txt", "[1]\n", FileFormat.Lines)]
    [InlineData("a.txt", "", FileFormat.Lines)]
    [InlineData("a.txt", "a\r", FileFormat.Lines)]
    [InlineData("a.txt", "a\rb\n", FileFormat.Lines)]
    [InlineData("a.txt", "PK", FileFormat.Lines)]
    public void Format_IsThatOfTheNameOrOfTheFirstLine(string name, string content, FileFormat expected)
    {
        Detect(name, Encoding.UTF8.GetBytes(content), out var problems).ShouldBe(expected);
        problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a.txt", "\u00FF\u00FEa\0", "not-utf8 1 character 1", "is in UTF-16")]
    [InlineData("a.txt", "\u00FE\u00FF\0a", "not-utf8 1 character 1", "is in UTF-16")]
    [InlineData("a.txt", "a\0b\0c\0d\0", "not-utf8 1 character 2", "looks like UTF-16 (there is a zero byte at offset 1,")]
    [InlineData("a.txt", "\0a\0b\0c\0d", "not-utf8 1 character 1", "looks like UTF-16 (there is a zero byte at offset 0,")]
    [InlineData("a.txt", "ab\ncd\0e\0fgh", "not-utf8 2 character 3", "is not text in UTF-8: there is a zero byte at offset 5.")]
    [InlineData("a.txt", "a\0bcd\0efg\0hi", "not-utf8 1 character 2", "is not text in UTF-8: there is a zero byte at offset 1.")]
    [InlineData("a.txt", "a\0bcdefg", "not-utf8 1 character 2", "is not text in UTF-8: there is a zero byte at offset 1.")]
    [InlineData("a.txt", "a\0b\0\0c\0d", "not-utf8 1 character 2", "is not text in UTF-8: there is a zero byte at offset 1.")]
    [InlineData("a.txt", "\u00EF\u00BB\u00BFab\0cdefgh", "not-utf8 1 character 3", "there is a zero byte at offset 5.")]
    [InlineData("a.tsv", "PK\u0003\u0004x", "wrong-format 1 character 1", "a.tsv is a zip archive or a spreadsheet")]
    [InlineData("a.tsv", "\u001F\u008Bx", "wrong-format 1 character 1", "a.tsv is compressed with gzip")]
    [InlineData("a.txt", "\rab", "wrong-format 1 character 1", "carriage return alone")]
    [InlineData("a.csv", "id,label\r1,x\r", "wrong-format 1 character 9", "carriage return alone")]
    public void FileThatIsNoSuchText_IsRefusedWithItsPlace(string name, string latin1, string place, string message)
    {
        Detect(name, Encoding.Latin1.GetBytes(latin1), out var problems).ShouldBeNull();

        var problem = problems.ShouldHaveSingleItem();
        $"{problem.Code} {problem.Line} {problem.Column}".ShouldBe(place);
        problem.Message.ShouldContain(message);
    }

    /// <summary>A carriage return is a fault only if no line feed comes in the whole file.</summary>
    [Theory]
    [InlineData(4096, "\n", true)]
    [InlineData(10_000, "\n", true)]
    [InlineData(4096, "", false)]
    [InlineData(10_000, "x", false)]
    public void CarriageReturn_BeforeADistantLineFeed_IsAnOrdinaryCharacter(int length, string end, bool isText)
    {
        var format = Detect("a.txt", Encoding.UTF8.GetBytes($"a\r{new string('b', length)}{end}"), out _);

        (format is not null).ShouldBe(isText);
    }

    private FileFormat? Detect(string name, byte[] content, out IReadOnlyList<Contract.ScoringProblem> problems)
    {
        File.WriteAllBytes(path, content);
        var list = new ProblemList();
        var format = FormatDetector.Detect(path, name, list);
        problems = list.Listed;
        return format;
    }
}
