using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Formats;

/// <summary>References from lists, columns and files.</summary>
public sealed class TextDataTests
{
    private static readonly TextLayout Layout = new(new("id"), [new("reference")], new("text"), []);
    private static readonly string Longest = new('a', TextData.MaxTextBytes);

    [Theory]
    [InlineData("{\"id\": 1, \"reference\": [\"\", \"a\"]}\n{\"id\": 2, \"reference\": [\"b\", \"c\"]}\n", "|a", 2)]
    [InlineData("{\"id\": 1, \"reference\": []}\n{\"id\": 2, \"reference\": [\"b\", \"c\"]}\n", "", null)]
    [InlineData("{\"id\": 1, \"reference\": \"a\"}\n{\"id\": 2, \"reference\": \"b\"}\n", "a", 1)]
    public void ListOfReferences_IsTakenAsItIs(string content, string first, int? count)
    {
        using var folder = new PairFolder().Add("reference/gold.jsonl", content);

        var data = TextData.Read(folder.Files, Layout, mayMiss: false);

        string.Join('|', data.References[0]).ShouldBe(first);
        data.ReferenceCount.ShouldBe(count);
    }

    [Theory]
    [InlineData("\t", "|")]
    [InlineData("\ta", "a")]
    [InlineData("a\t", "a")]
    [InlineData("a\tb", "a|b")]
    public void SeveralColumns_LeaveOutWhatIsEmpty(string cells, string expected)
    {
        using var folder = new PairFolder().Add("reference/gold.tsv", $"id\tone\ttwo\tkind\tage\n1\t{cells}\tnews\told\n");

        var data = TextData.Read(folder.Files, Layout with { References = [new("one"), new("two")], Slices = ["kind", "age"] }, mayMiss: false);

        string.Join('|', data.References[0]).ShouldBe(expected);
        data.Slices.Select(slice => slice.Value(slice.Codes[0])).ShouldBe(["news", "old"]);
    }

    [Theory]
    [InlineData("2\tc\n1\td\n", 2)]
    [InlineData("1\td\n", null, "There is no row for the id \"2\".")]
    public void FurtherFile_AddsToEverySegment(string rows, int? count, params string[] messages)
    {
        using var folder = new PairFolder().Add("reference/0.tsv", "id\treference\n1\ta\n2\tb\n").Add("reference/1.tsv", "id\treference\n" + rows);

        var data = TextData.Read(folder.Files, Layout, mayMiss: true);

        data.References.Count.ShouldBe(2);
        data.References[0].ShouldBe(["a", "d"]);
        data.ReferenceCount.ShouldBe(count);
        folder.ReferenceProblems.Listed.Select(problem => problem.Message).ShouldBe(messages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("b", "Line 1: the list in \"reference\" holds a text of more than 32768 bytes, the longest that is read.")]
    public void TextOfAList_MayBeAsLongAsTheLimit(string more, params string[] messages)
    {
        using var folder = new PairFolder().Add("reference/gold.jsonl", $"{{\"id\": 1, \"reference\": [\"{Longest}{more}\"]}}\n");

        TextData.Read(folder.Files, Layout, mayMiss: false);

        folder.ReferenceProblems.Listed.Select(problem => problem.Message).ShouldBe(messages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("b", "Line 2: the text is 32769 bytes long; at most 32768 are read.")]
    public void TextOfARun_MayBeAsLongAsTheLimit(string more, params string[] messages)
    {
        using var folder = new PairFolder().Add("run/run.tsv", $"id\ttext\n1\t{Longest}{more}\n2\tb\n");

        var data = TextData.Read(folder.Files, Layout, mayMiss: false);

        (data.Count, data.ReferenceCount).ShouldBe((2, null));
        folder.RunProblems.Listed.Select(problem => problem.Message).ShouldBe(messages);
    }

    [Theory]
    [InlineData("tsv", "\"He said \"\"no\"\".\"", true)]
    [InlineData("tsv", "\"\"\"no\"\"\"", true)]
    [InlineData("tsv", "\"no\"", false)]
    [InlineData("tsv", "\"a\" and \"b\"", false)]
    [InlineData("tsv", "\"a\"\"b\" c\"", false)]
    [InlineData("tsv", "a \"\"b\"\"", false)]
    [InlineData("tsv", "\"\"\"", false)]
    [InlineData("tsv", "\"a\"\"", false)]
    [InlineData("tsv", "\"\"\"a\"", true)]
    [InlineData("csv", "\"He said \"\"no\"\".\"", false)]
    public void TextInQuotationMarksOfATsv_IsWarnedOfOnce(string ending, string text, bool isWarned)
    {
        var sign = ending == "csv" ? ',' : '\t';
        var table = $"id{sign}text\n1{sign}{text}\n2{sign}{text}\n";
        using var folder = new PairFolder().Add("run/run." + ending, table).Add("reference/gold." + ending, table.Replace("text", "reference", StringComparison.Ordinal));

        TextData.Read(folder.Files, Layout, mayMiss: false);

        string[] expected = isWarned ? ["Warning quoting 2"] : [];
        folder.RunProblems.Listed.Select(problem => $"{problem.Severity} {problem.Code} {problem.Line}").ShouldBe(expected);
        folder.ReferenceProblems.Listed.Select(problem => $"{problem.Severity} {problem.Code} {problem.Line}").ShouldBe(expected);
    }

    /// <summary>It would be one slice without a name.</summary>
    [Fact]
    public void ReferenceOfPlainLines_HasNoColumnForSlices()
    {
        using var folder = new PairFolder().Add("reference/gold.txt", "a\nb\n").Add("run/run.txt", "a\nb\n");

        TextData.Read(folder.Files, Layout with { Slices = ["domain"] }, mayMiss: false);
        LabelledDataOf(folder.Files, "domain");

        var problem = folder.ReferenceProblems.Listed[0];
        (problem.Code, problem.Line, problem.Message).ShouldBe(
            (ProblemCodes.MissingColumn, 1, "Expected a table: lines of text have no column \"domain\", by which items are put into slices or groups."));
        folder.ReferenceProblems.Listed.Count.ShouldBe(2);
        folder.ReferenceProblems.Listed[1].ShouldBe(problem);
    }

    private static void LabelledDataOf(PairFiles files, string slice) =>
        files.ReadReference(new PairLayout(new FieldSpec("id"), new FieldSpec("label"), new FieldSpec("label"), [slice]), _ => { });
}
