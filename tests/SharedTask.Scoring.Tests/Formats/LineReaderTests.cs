using System.Text;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Formats;

public sealed class LineReaderTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();
    private readonly ProblemList problems = new();

    public void Dispose() => File.Delete(path);

    /// <summary>The limit holds to the byte, wherever the line stands in the buffer and however far beyond it goes.</summary>
    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(0, 1, true)]
    [InlineData(300_000, 0, false)]
    [InlineData(300_000, 1, true)]
    [InlineData(0, 500_000, true)]
    [InlineData(0, 3_000_000, true)]
    public void Line_BeyondTheGreatestLength_IsPassedOver(int before, int beyond, bool isTooLong)
    {
        using var reader = Open(Encoding.UTF8.GetBytes($"{new string('a', before)}\n{new string('b', LineReader.MaxLineBytes + beyond)}\nlast\n"));

        reader.TryRead().ShouldBeTrue();
        reader.TryRead().ShouldBeTrue();
        (reader.IsTooLong, reader.Current.Length).ShouldBe((isTooLong, isTooLong ? 0 : LineReader.MaxLineBytes));
        reader.TryRead().ShouldBeTrue();
        (Encoding.UTF8.GetString(reader.Current), reader.Line, reader.IsTooLong).ShouldBe(("last", 3L, false));
        reader.TryRead().ShouldBeFalse();
        problems.Listed.Select(problem => (problem.Code, problem.Line)).ShouldBe(isTooLong ? [(ProblemCodes.LineTooLong, 2L)] : []);
    }

    [Fact]
    public void ByteThatIsNotUtf8_IsToldByItsOffset()
    {
        // Behind a byte order mark, a line beyond the buffer and the two bytes of an ß.
        byte[] content = [.. "\uFEFF"u8, .. Enumerable.Repeat((byte)'x', 400_000), .. "\r\nß"u8, 0xFF, .. "y\n"u8];
        using var reader = Open(content);

        reader.TryRead().ShouldBeTrue();
        reader.Current.Length.ShouldBe(400_000);
        reader.TryRead().ShouldBeFalse();
        reader.IsBroken.ShouldBeTrue();
        reader.TryRead().ShouldBeFalse();
        var problem = problems.Listed.ShouldHaveSingleItem();
        (problem.Code, problem.Line).ShouldBe((ProblemCodes.NotUtf8, 2));
        problem.Message.ShouldContain("offset 400007 (0xff)");
    }

    [Theory]
    [InlineData("a\nb", true, "a\nb")]
    [InlineData("a\r\nb\r\n", true, "a\r\nb")]
    [InlineData("a\n", false, "a")]
    [InlineData("a", false, "a")]
    public void Extending_AddsTheNextLine(string content, bool hasNext, string expected)
    {
        using var reader = Open(Encoding.UTF8.GetBytes(content));
        reader.TryRead();

        reader.TryExtend().ShouldBe(hasNext);

        (Encoding.UTF8.GetString(reader.Current), reader.Line).ShouldBe((expected, 1L));
    }

    private LineReader Open(byte[] content)
    {
        File.WriteAllBytes(path, content);
        return new(new(path, "run.txt", FileFormat.Lines), problems);
    }
}
