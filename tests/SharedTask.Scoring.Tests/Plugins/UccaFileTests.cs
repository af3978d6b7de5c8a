using System.Globalization;
using SharedTask.Scoring.Contract;
using UccaParsing;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>Files of passages as people write them: what is passed over, and what their authors are told.</summary>
public sealed class UccaFileTests
{
    private const string Words = """<layer layerID="0"><node ID="0.1" type="Word"/><node ID="0.2" type="Word"/></layer>""";
    private const string Units = """<node ID="1.1" type="FN"><edge toID="1.2" type="H"/></node><node ID="1.2" type="FN"><edge toID="0.1" type="Terminal"/></node>""";

    [Theory]
    [InlineData("<html/>", "wrong-format", "character 2", "expected the element <root> of UCCA's standard format, not <html>")]
    [InlineData("<root passageID=''/>", "missing-field", "passageID", "<root> has no attribute passageID")]
    [InlineData("<root passageID='p'><layer/></root>", "missing-field", "layerID", "<layer> has no attribute layerID")]
    [InlineData("<root passageID='p'><layer layerID='2'/></root>", "invalid-graph", "layerID", "there is no layer \"2\", only 0 and 1")]
    [InlineData("<root passageID='p'><layer layerID='0'><node ID='0.1' type='Noun'/></layer></root>", "invalid-graph", "character 41", "the terminal 0.1 is of the type \"Noun\"; expected Word or Punctuation")]
    [InlineData("<root passageID='p'><layer layerID='0'><node ID='0.1' type='Word'/><node ID='0.3' type='Word'/><node ID='0.5' type='Word'/></layer></root>", "invalid-graph", "character 69", "the terminal \"0.3\" stands where 0.2 is expected: terminals are counted from 0.1")]
    [InlineData("<root passageID='p'><layer layerID='1'><node ID='1.1' type='PNCT'/></layer></root>", "invalid-graph", "character 41", "the unit 1.1 is of the type \"PNCT\"; expected FN")]
    [InlineData("<root passageID='p'><layer layerID='1'><node ID='1.2' type='X'/></layer></root>", "invalid-graph", "character 41", "the unit 1.2 is of the type \"X\"; expected FN, PNCT or LKG")]
    [InlineData("<root passageID='p'><layer layerID='1'><node ID='1.1' type='FN'><attributes implicit='yes'/></node></layer></root>", "wrong-type", "implicit", "implicit is \"yes\", neither True nor False")]
    [InlineData("<root passageID='p'><layer layerID='1'><node ID='1.1' type='FN'><edge toID='1.2' type='H'><attributes remote='1'/></edge></node><node ID='1.2' type='FN'/></layer></root>", "wrong-type", "remote", "remote is \"1\", neither True nor False")]
    [InlineData("<root passageID='p'><layer layerID='1'><node ID='1.1' type='FN'><edge toID='1.2' type='H'><attributes Coordinated_Main_Rel.='True'/></edge></node><node ID='1.2' type='FN'/></layer></root>", "invalid-graph", "Coordinated_Main_Rel.", "edges with the attribute Coordinated_Main_Rel., of a refinement layer, are not scored")]
    public void FaultyElement_IsToldWithItsPlace(string xml, string code, string place, string message)
    {
        var problem = Check(xml).ShouldHaveSingleItem();

        (problem.Severity, problem.Code, problem.Line, problem.Message).ShouldBe((ProblemSeverity.Error, code, 1, $"Line 1: {message}."));
        (problem.Column!.StartsWith("character", StringComparison.Ordinal) && place.StartsWith("character", StringComparison.Ordinal) ? problem.Column : problem.Value).ShouldBe(place);
    }

    [Theory]
    [InlineData("1.99999", true)]
    [InlineData("1.100000", false)]
    [InlineData("1.", false)]
    [InlineData("1", false)]
    [InlineData("1.02", false)]
    [InlineData("1.+2", false)]
    [InlineData("0.7", false)]
    [InlineData("x1.7", false)]
    public void UnitsId_IsAOneAndANumber(string id, bool isGood) =>
        Check(Passage($"<node ID=\"{id}\" type=\"FN\"/>")).Select(problem => problem.Message).ShouldBe(isGood ? [] : [$"Line 1: the unit \"{id}\" has no id like 1.23, with a number from 1 to 99999."]);

    /// <summary>Elements that the format does not have, with those that it has in them.</summary>
    [Theory]
    [InlineData("<layer layerID='1'><other><edge toID='0.1' type='H'><category tag='H'/><attributes remote='True'/></edge></other></layer>")]
    [InlineData("<extra><node ID='1.x'><edge toID='7'><category/><attributes remote='no'/></edge><attributes implicit='no'/></node></extra>")]
    [InlineData("<extra><edge><edge><category/></edge></edge></extra><a><b><c><d><e><f><g/></f></e></d></c></b></a>")]
    [InlineData("<?remark?><!-- 1.x --><attributes lang='en'/>\n<attributes lang='de'/> text ")]
    public void OtherElements_ArePassedOver(string others)
    {
        var run = Passage(Units, others: others);

        using var job = new PluginJobFolder().Reference("gold.xml", Passage(Units)).Run("run.xml", run);
        var result = job.Work(new UccaScorer()).Result!;

        (result.Problems.Count, Value(result, "labelled_f1")).ShouldBe((0, 1));
    }

    [Theory]
    [InlineData("nodes", 20_000, "a passage has more than 20000 nodes")]
    [InlineData("edges", 20_000, "a passage has more than 20000 edges")]
    [InlineData("categories", 64, "an edge has more than 64 categories")]
    [InlineData("depth", 64, "elements are nested in more than 64 others")]
    public void PassageAtALimit_IsRead_AndBeyondItIsTold(string what, int most, string message)
    {
        Check(Large(what, most)).Where(problem => problem.Code is "graph-too-large" or "invalid-xml").ShouldBeEmpty();

        var problem = Check(Large(what, most + 3)).ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Message).ShouldBe((what == "depth" ? "invalid-xml" : "graph-too-large", most + 2L, $"Line {most + 2}: {message}."));
    }

    [Fact]
    public void FileWithoutAPassage_IsToldSo()
    {
        Check("<!-- nothing -->\n").ShouldHaveSingleItem().Message.ShouldBe("The file has no passage: no element <root passageID=\"...\">.");
        Check(Passage(Units) + "<!-- and nothing else -->\n").ShouldBeEmpty();
    }

    /// <summary>The counts are those of the package ucca.</summary>
    [Theory]
    [InlineData(" implicit=\"True\"", 1)]
    [InlineData(" implicit=\"False\"", 2)]
    [InlineData("", 2)]
    public void RootThatIsPartOfAUnit_MayBeImplicit(string attribute, double primary)
    {
        var gold = Passage($"""<node ID="1.1" type="FN"><attributes{attribute}/><edge toID="0.1" type="Terminal"/></node><node ID="1.3" type="FN"><edge toID="1.1" type="A"/><edge toID="0.2" type="Terminal"/></node>""");
        using var job = new PluginJobFolder().Reference("gold.xml", gold).Run("run.xml", Passage(Units));

        job.Work(new UccaScorer()).ExitCode.ShouldBe(0);

        (job.Items()[0].Values["implicit_gold"], job.Items()[0].Values["primary_gold"]).ShouldBe((0, primary));
    }

    [Fact]
    public void ReferenceWithoutAnAttributeForSlices_IsToldItsName()
    {
        using var job = new PluginJobFolder().Reference("gold.xml", Passage(Units, others: "<attributes lang='en'/>") + "\n" + Passage(Units, "q"));

        var problem = job.Work(new UccaScorer(), """{"slices": ["lang"]}""", "check").Result!.Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Value, problem.Message).ShouldBe(("missing-field", 2, "q", "Line 2: the passage has no attribute \"lang\", which the slices need."));
    }

    [Fact]
    public void FaultOfARun_IsToldOnce()
    {
        var gold = Passage(Units);
        using var job = new PluginJobFolder().Reference("gold.xml", gold).Run("run.xml", gold.Replace("\"p\"", "\"q\"", StringComparison.Ordinal).Replace("<node ID=\"0.2\" type=\"Word\"/>", "", StringComparison.Ordinal));

        var problem = job.Work(new UccaScorer()).Result!.Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Message).ShouldBe(("unknown-id", "Line 1: the passage \"q\" is not in the reference."));
    }

    [Fact]
    public void ReferenceOrRunAlone_IsCounted()
    {
        using var reference = new PluginJobFolder().Reference("gold.xml", Passage(Units) + Passage(Units, "q"));
        using var run = new PluginJobFolder().Run("run.xml", Passage(Units));

        var result = reference.Work(new UccaScorer(), verb: "check").Result!;

        (result.Items, result.Problems.Count, run.Work(new UccaScorer(), verb: "check").Result!.Items).ShouldBe((2, 0, 1));
    }

    /// <summary>A passage with one thing on each line from the second on.</summary>
    private static string Large(string what, int count)
    {
        string Many(Func<int, string> one) => string.Concat(Enumerable.Range(1, count).Select(place => one(place) + "\n"));
        return what switch
        {
            "nodes" => $"<root passageID='p'><layer layerID='0'>\n{Many(place => string.Create(CultureInfo.InvariantCulture, $"<node ID='0.{place}' type='Word'/>"))}</layer></root>",
            "edges" => $"<root passageID='p'><layer layerID='1'><node ID='1.1' type='FN'>\n{Many(_ => "<edge toID='1.2' type='H'/>")}</node></layer></root>",
            "categories" => $"<root passageID='p'><layer layerID='1'><node ID='1.1' type='FN'><edge toID='1.2'>\n{Many(_ => "<category tag='H'/>")}</edge></node></layer></root>",
            _ => $"<root passageID='p'>\n{string.Concat(Enumerable.Repeat("<a>\n", count - 1))}<b/>{string.Concat(Enumerable.Repeat("</a>", count - 1))}</root>",
        };
    }

    private static string Passage(string units, string id = "p", string others = "") => $"<root passageID=\"{id}\">{others}{Words}<layer layerID=\"1\">{units}</layer></root>";

    private static IReadOnlyList<ScoringProblem> Check(string xml)
    {
        using var job = new PluginJobFolder().Run("run.xml", xml);
        return job.Work(new UccaScorer(), verb: "check").Result!.Problems;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
