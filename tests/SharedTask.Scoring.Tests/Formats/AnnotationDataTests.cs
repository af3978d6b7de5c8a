using Agreement;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Tests.Plugins;
using SharedTask.Scoring.Tests.Problems;

namespace SharedTask.Scoring.Tests.Formats;

/// <summary>What is said of annotations and of lists of items or annotators: each mistake once, and nothing that only follows from it.</summary>
public sealed class AnnotationDataTests
{
    private const string ByAnnotators = """{"reference_lists": "annotators"}""";
    private const string ByTeam = """{"team_column": "team"}""";

    [Theory]
    [InlineData("ana\t1\tx\t\nana\t2\tx\t\nana\t\tx\t\n", "{}", "Line 4: the item is empty.")]
    [InlineData("\t1\tx\t\n", "{}", "Line 2: the annotator is empty.")]
    [InlineData("ana\t1\t\t\n", "{}", "Line 2: the label is empty.")]
    [InlineData("ana\t1\t\t\n", """{"scale": "interval"}""", "Line 2: the label is empty.")]
    [InlineData("ana\t1\tx\tred\nana\t2\tx\t\n", ByTeam, "Line 3: the team is empty.")]
    [InlineData("ana\t1\tx\t\nana\t2\tx\tred\n", ByTeam, "Line 2: the team is empty.")]
    [InlineData("bo\t1\tx\tred\nana\t1\tx\tblue\nana\t2\tx\tred\n", ByTeam, "Line 4: the annotator \"ana\" is of the team \"red\" here and of \"blue\" before.")]
    [InlineData("bo\t1\tx\tred\nbo\t2\tx\tblue\n", ByTeam, "Line 3: the annotator \"bo\" is of the team \"blue\" here and of \"red\" before.")]
    [InlineData("ana\t1\tx\t\nana\t1\ty\t\n", "{}", "Line 3: the annotator \"ana\" labels the item \"1\" already on line 2.")]
    [InlineData("ana\t1\tx\t\n", "{}", "There is no annotation of the item \"2\".")]
    [InlineData("", "{}", "The file has no rows.")]
    public void Run_WithAMistake_IsToldOfIt(string rows, string parameters, params string[] messages)
    {
        using var job = new PluginJobFolder().Reference("items.txt", "1\n2\n").Run("run.tsv", "annotator\titem\tlabel\tteam\n" + rows);

        job.Messages(new AgreementScorer(), parameters).ShouldBe(messages);
    }

    [Theory]
    [InlineData("items.txt", "1\n2\n", """{"slices": ["topic"]}""", "The file needs the columns \"item\" or \"id\", \"topic\".")]
    [InlineData("annotators.txt", "ana\nbo\n", ByAnnotators, "The file needs the columns \"annotator\", \"team\".")]
    [InlineData("annotators.tsv", "annotator\tteam\nana\tred\nbo\t\n", ByAnnotators, "Line 3: the team is empty.")]
    [InlineData("annotators.tsv", "annotator\tgroup\nana\tred\n", """{"reference_lists": "annotators", "team_column": "group"}""")]
    public void List_OfItemsOrAnnotators_NeedsItsColumns(string name, string content, string parameters, params string[] messages)
    {
        using var job = new PluginJobFolder().Reference(name, content);

        job.Messages(new AgreementScorer(), parameters, "check").ShouldBe(messages);
    }

    [Theory]
    [InlineData(2000, false)]
    [InlineData(2001, true)]
    public void Annotators_AreAsManyAsTheLimit(int count, bool isRefused)
    {
        var rows = string.Concat(Enumerable.Range(0, count).Select(annotator => $"a{annotator}\t1\tx\n"));
        using var job = new PluginJobFolder().Run("run.tsv", "annotator\titem\tlabel\n" + rows);

        job.Messages(new AgreementScorer(), verb: "check").ShouldBe(isRefused ? ["Line 2002: there are more than 2000 annotators; the rest was not read."] : []);
    }

    [Fact]
    public void Run_WithoutTeamsOrAListOfItems_HasNone()
    {
        using var folder = new PairFolder().Add("run/run.tsv", "annotator\titem\tlabel\nbo\t2\tx\nana\t1\ty\n");
        var layout = new AnnotationLayout(new("item"), new("label"), new("annotator"), null, ListsAnnotators: false, []);

        var data = AnnotationData.Read(folder.Files, layout, [], null, mayMiss: false);

        data.Teams.ShouldBeNull();
        data.ItemOfReference.ShouldBeEmpty();
        data.Annotators.ShouldBe(["ana", "bo"]);
        data.Annotations.ShouldBe([(1, 1, 0), (0, 0, 1)]);
    }
}
