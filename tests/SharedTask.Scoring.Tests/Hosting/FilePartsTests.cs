using Classification;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Tests.Plugins;
using SharedTask.Scoring.Tests.Problems;

namespace SharedTask.Scoring.Tests.Hosting;

/// <summary>What a team reads of files that do not fit: one message for each.</summary>
public sealed class FilePartsTests
{
    private const string ByLanguage = """{"run_files": "run_{language}.tsv", "reference_files": "gold_{language}.tsv"}""";
    private const string File = "id\tlabel\n1\tx\n";

    [Theory]
    [InlineData("run_arabic.tsv run_german.tsv")]
    [InlineData("run_arabic.tsv run_German.tsv", "There is no file \"run_german.tsv\" for language german. The file \"run_German.tsv\" has nearly this name; please rename it if it is meant.")]
    [InlineData("run_arabic.tsv run_german.tvs", "There is no file \"run_german.tsv\" for language german. The file \"run_german.tvs\" has nearly this name; please rename it if it is meant.")]
    [InlineData("run_arabic.tsv", "There is no file \"run_german.tsv\" for language german.")]
    [InlineData("run_arabic.tsv run_german.tsv x/run_germann.tsv", "The file \"x/run_germann.tsv\" is for language germann, which this task does not have. Did you mean \"run_german.tsv\"?")]
    [InlineData("run_arabic.tsv run_german.tsv run_xx.tsv", "The file \"run_xx.tsv\" is for language xx, which this task does not have. Expected: run_arabic.tsv, run_german.tsv.")]
    [InlineData("a.tsv", "No file has a name that is expected. Expected files named run_arabic.tsv, run_german.tsv, in one zip; there is: a.tsv.")]
    [InlineData("a.tsv b.tsv", "No file has a name that is expected. Expected files named run_arabic.tsv, run_german.tsv, in one zip; there are: a.tsv, b.tsv.")]
    [InlineData(".hidden", "There is no file to read. Expected files named run_arabic.tsv, run_german.tsv, in one zip.")]
    public void Files_ByLanguage_AreNamedInOneMessageEach(string files, params string[] messages) =>
        Work(files, ByLanguage, "gold_arabic.tsv", "gold_german.tsv").ShouldBe(messages);

    [Theory]
    [InlineData("answers.tsv more.tsv")]
    [InlineData("more.tsv", "No file has a name that is expected. Expected one with a name like answers.tsv; there is: more.tsv.")]
    [InlineData("a.tsv b.tsv", "No file has a name that is expected. Expected one with a name like answers.tsv; there are: a.tsv, b.tsv.")]
    [InlineData(".hidden", "There is no file to read. Expected one with a name like answers.tsv.")]
    public void File_WithAName_IsTheOnlyOneThatIsRead(string files, params string[] messages) =>
        Work(files, """{"run_files": "answers.tsv"}""", "gold.tsv").ShouldBe(messages);

    [Theory]
    [InlineData(200)]
    [InlineData(201, "There are files for 201 parts, by their names; at most 200 are scored.")]
    public void Parts_AreAsManyAsTheLimit(int count, params string[] messages)
    {
        using var job = new PluginJobFolder();
        foreach (var part in Enumerable.Range(0, count))
        {
            job.Reference($"{part}.tsv", File);
        }

        job.Messages(new ClassificationScorer(), """{"run_files": "{part}.tsv"}""", "check").ShouldBe(messages);
    }

    /// <summary>Two files with half as many columns each.</summary>
    [Theory]
    [InlineData(100, 0)]
    [InlineData(101, ScoringProtocol.ExitRequestNotUnderstood)]
    public void Columns_OfAllFiles_AreAsManyPartsAsTheLimit(int columns, int expected)
    {
        string[] names = [.. Enumerable.Range(0, columns).Select(column => $"c{column}")];
        var content = $"id\t{string.Join('\t', names)}\n1\t{string.Join('\t', names)}\n2\t{string.Join('\t', names)}\n";
        using var job = new PluginJobFolder().Reference("a.tsv", content).Reference("b.tsv", content);

        var (exitCode, result) = job.Work(new ClassificationScorer(), $$"""{"run_files": "{part}.tsv", "mean_over_columns": ["{{string.Join("\", \"", names)}}"]}""", "check");

        exitCode.ShouldBe(expected);
        (result?.Items ?? 4).ShouldBe(4);
    }

    [Fact]
    public void Check_WithoutAnyFile_FindsNothing()
    {
        using var job = new PluginJobFolder().Reference("gold_x.tsv", File);
        Directory.Delete(job.PathOf(ScoringProtocol.ReferenceFolder), recursive: true);

        job.Messages(new ClassificationScorer(), ByLanguage, "check").ShouldBeEmpty();
    }

    private static IReadOnlyList<string> Work(string files, string parameters, params string[] references)
    {
        using var job = new PluginJobFolder();
        foreach (var name in references)
        {
            job.Reference(name, File);
        }

        foreach (var name in files.Split(' '))
        {
            job.Run(name, File);
        }

        return job.Messages(new ClassificationScorer(), parameters);
    }
}
