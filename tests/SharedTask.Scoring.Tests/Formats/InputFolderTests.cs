using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Formats;

public sealed class InputFolderTests
{
    [Theory]
    [InlineData(2, "There are 2 files, and it is not clear which one is meant: f01, f02. Please leave only one.")]
    [InlineData(10, "There are 10 files, and it is not clear which one is meant: f01, f02, f03, f04, f05, f06, f07, f08, f09, f10. Please leave only one.")]
    [InlineData(11, "There are 11 files, and it is not clear which one is meant: f01, f02, f03, f04, f05, f06, f07, f08, f09, f10, .... Please leave only one.")]
    public void SeveralFiles_AreNamedUpToTen(int count, string message)
    {
        using var folder = new PairFolder();
        foreach (var file in Enumerable.Range(1, count))
        {
            folder.Add($"run/f{file:00}", "x\n");
        }

        folder.Files.FindRun().ShouldBeNull();

        folder.RunProblems.Listed.ShouldHaveSingleItem().Message.ShouldBe(message);
    }

    [Fact]
    public void FilesWithoutEnd_AreAllLookedAt()
    {
        const int Many = 10_500;
        using var folder = new PairFolder();
        foreach (var file in Enumerable.Range(1, Many))
        {
            folder.Add($"run/{file}.xml", "x");
        }

        folder.Files.FindRunParts(".xml").Count.ShouldBe(Many);
        folder.RunProblems.Listed.ShouldBeEmpty();
        folder.Files.FindRun().ShouldBeNull();

        folder.RunProblems.Listed.ShouldHaveSingleItem().Message.ShouldStartWith($"There are {Many} files, and it is not clear which one is meant");
    }

    [Theory]
    [InlineData("amr", "run.amr README.md", "run.amr", null)]
    [InlineData("amr", "run.amr notes.txt", null, "There are 2 files, and it is not clear which one is meant: notes.txt, run.amr. Please leave only one.")]
    [InlineData("amr", ".hidden", null, "There is no file to read. Expected one .amr file.")]
    [InlineData("tsv csv tsv jsonl", ".hidden", null, "There is no file to read. Expected one .tsv, .csv or .jsonl file.")]
    public void FileWithAnEndingOfTheFormat_IsMeant(string extensions, string names, string? found, string? message)
    {
        using var folder = new PairFolder();
        foreach (var name in names.Split(' '))
        {
            folder.Add($"run/{name}", "x\n");
        }

        new InputFolder(folder.PathOf("run"), extensions: extensions.Split(' ')).FindSingle(folder.RunProblems)?.Name.ShouldBe(found);

        folder.RunProblems.Listed.SingleOrDefault()?.Message.ShouldBe(message);
        folder.RunProblems.HasErrors.ShouldBe(message is not null);
    }

    [Theory]
    [InlineData("labels_a.csv old/labels_b.csv", "There are 2 files with \"labels\" in their names: labels_a.csv, old/labels_b.csv. Please leave only one.")]
    [InlineData("a.csv b.csv", "There is no file with \"labels\" in its name, only a.csv, b.csv.")]
    [InlineData(".hidden", "There is no file with \"labels\" in its name.")]
    public void FileByAPartOfItsName_IsOne(string names, string message)
    {
        using var folder = new PairFolder();
        foreach (var name in names.Split(' '))
        {
            folder.Add($"reference/{name}", "x\n");
        }

        folder.Files.FindReference("labels").ShouldBeNull();

        folder.ReferenceProblems.Listed.ShouldHaveSingleItem().Message.ShouldBe(message);
    }

    [Fact]
    public void FileByAPartOfItsName_IsLookedForAmongThoseThatAreMeant()
    {
        using var folder = new PairFolder().Add("reference/dev/labels.csv", "x\n").Add("reference/test/Labels.csv", "x\n");

        folder.In("reference")!.Only(["test/Labels.csv"]).FindNamed("labels", folder.ReferenceProblems)!.Name.ShouldBe("test/Labels.csv");

        folder.ReferenceProblems.Listed.ShouldBeEmpty();
    }
}
