using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Formats;

public sealed class NumberFieldTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();
    private readonly ProblemList problems = new();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("-1", -1.0)]
    [InlineData("2", 2.0)]
    [InlineData(".5", 0.5)]
    [InlineData("+1e-1", 0.1)]
    [InlineData("1.", 1.0)]
    public void Number_WithinTheRange_IsRead(string text, double expected)
    {
        TryRead(text, -1, 2, out var number).ShouldBeTrue();

        number.ShouldBe(expected);
        problems.Listed.ShouldBeEmpty();
    }

    [Fact]
    public void NegativeZero_IsZero()
    {
        TryRead("-0.0", -1, 2, out var number).ShouldBeTrue();

        double.IsNegative(number).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2.5", -1, 2, "out-of-range", "\"2.5\" is not between -1 and 2.")]
    [InlineData("-1.5", -1, 2, "out-of-range", "\"-1.5\" is not between -1 and 2.")]
    [InlineData("-1.5", -1, double.PositiveInfinity, "out-of-range", "\"-1.5\" is less than -1.")]
    [InlineData("3", double.NegativeInfinity, 2, "out-of-range", "\"3\" is greater than 2.")]
    [InlineData("nan", -1, 2, "not-finite", "\"nan\" is not a finite number.")]
    [InlineData("-NaN", -1, 2, "not-finite", "\"-NaN\" is not a finite number.")]
    [InlineData("Inf", -1, 2, "not-finite", "\"Inf\" is not a finite number.")]
    [InlineData("+infinity", -1, 2, "not-finite", "\"+infinity\" is not a finite number.")]
    [InlineData("1e999", -1, 2, "not-finite", "\"1e999\" is not a finite number.")]
    [InlineData("1e999x", -1, 2, "not-a-number", "\"1e999x\" is not a number.")]
    [InlineData("0,5", -1, 2, "not-a-number", "\"0,5\" is not a number. Please write decimals with a point, as in 0.5.")]
    [InlineData("half", -1, 2, "not-a-number", "\"half\" is not a number.")]
    [InlineData("1x", -1, 2, "not-a-number", "\"1x\" is not a number.")]
    [InlineData("5x", -1, 2, "not-a-number", "\"5x\" is not a number.")]
    [InlineData("1 ", -1, 2, "not-a-number", "\"1 \" is not a number. Did you mean \"1\"?")]
    [InlineData("\u2212\u0660\u066B\u0665", -1, 2, "not-a-number", "\"\u2212\u0660\u066B\u0665\" is not a number. Did you mean \"-0.5\"?")]
    [InlineData("\"\uFF11\"", -1, 2, "not-a-number", "\"\"\uFF11\"\" is not a number. Did you mean \"1\"?")]
    [InlineData("", -1, 2, "empty-value", "is empty.")]
    public void Value_ThatIsNoSuchNumber_IsTold(string text, double lowest, double highest, string code, string message)
    {
        TryRead(text, lowest, highest, out _).ShouldBeFalse();

        var problem = problems.Listed.ShouldHaveSingleItem();
        (problem.Code, problem.Line, problem.Column).ShouldBe((code, 2, "score"));
        problem.Message.ShouldBe($"Line 2: the score {message}");
    }

    private bool TryRead(string text, double lowest, double highest, out double number)
    {
        File.WriteAllText(path, $"id\tscore\n1\t{text}\n");
        using var reader = RowReader.Open(new InputFile(path, "run.tsv", FileFormat.Tsv), [new FieldSpec("id"), new FieldSpec("score")], problems);
        reader.MoveNext().ShouldBeTrue();
        return NumberField.TryRead(reader, 1, lowest, highest, problems, out number);
    }
}
