using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Tests.Vectors;
using UccaParsing;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class UccaPluginTests
{
    private const string Terminals = """<layer layerID="0"><attributes/><node ID="0.1" type="Word"/><node ID="0.2" type="Word"/></layer>""";

    /// <summary>Random passages with remote and implicit units, linkages and punctuation; the file says where the values are from.</summary>
    [Fact]
    public void GoldenPassages_ScoreAsUcca()
    {
        var cases = GoldenFolder.Cases("ucca-parsing.json");
        cases.ShouldNotBeEmpty();
        foreach (var (place, one) in cases.Index())
        {
            using var job = new PluginJobFolder();
            foreach (var (number, (gold, run)) in Texts(one, "gold").Zip(Texts(one, "run")).Index())
            {
                job.Reference($"gold{number}.xml", gold).Run($"run{9 - number}.xml", run);
            }

            var result = job.Work(new UccaScorer()).Result!;

            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                Value(result, expected.Name).ShouldBe(expected.Value.GetDouble(), 1e-12, $"case {place}: {expected.Name}");
            }

            job.Items().Select(item => item.Values.Values.ToArray()).ShouldBe(
                one.GetProperty("items").EnumerateArray().Select(item => item.EnumerateArray().Select(count => count.GetDouble()).ToArray()), $"case {place}");
            result.Tables[0].Rows.Select(row => string.Join(' ', row.Skip(1).Where((_, column) => column is 0 or > 2))).ShouldBe(
                one.GetProperty("categories").EnumerateObject().Select(category => string.Join(' ', category.Value.EnumerateArray().Select((value, column) =>
                    value.GetDouble().ToString(column == 0 ? "0.0000" : "0", CultureInfo.InvariantCulture)))), $"case {place}");
        }
    }

    /// <summary>Small random passages, some of which hang together loosely; the file says where the counts are from.</summary>
    [Fact]
    public void GoldenCounts_OfManyPassages_AreThoseOfUcca()
    {
        var cases = GoldenFolder.Cases("ucca-passages.json").ToList();
        cases.Count.ShouldBeGreaterThan(100);
        using var job = new PluginJobFolder();
        string File(string side) => string.Concat(cases.Select((one, place) => Xml(place, one.GetProperty(side).GetString()!)));
        job.Reference("gold.xml", File("gold")).Run("run.xml", File("run")).Work(new UccaScorer()).ExitCode.ShouldBe(0);

        foreach (var (place, item) in job.Items().Index())
        {
            item.Values.Values.ShouldBe(cases[place].GetProperty("expected").EnumerateArray().Select(count => count.GetDouble()), cases[place].GetRawText());
        }
    }

    [Fact]
    public void WeakExample_HasTheScoresOfUcca()
    {
        using var job = ExampleFolder.Load("ucca-parsing", "weak");

        var result = job.Work(new UccaScorer(), """{"slices": ["lang"], "interval_resamples": 200}""").Result!;

        Value(result, "labelled_f1").ShouldBe(0.7142857142857142, 1e-12);
        Value(result, "unlabelled_f1").ShouldBe(0.9285714285714286, 1e-12);
        Value(result, "weakly_labelled_f1").ShouldBe(0.7857142857142856, 1e-12);
        result.Slices.Select(slice => (slice.Value, slice.Size)).ShouldBe([("en", 1L), ("en-GB", 1L)]);
        result.Scores[0].Interval!.Low.ShouldBeLessThan(0.7142857142857142);
    }

    [Fact]
    public void MalformedExample_IsToldEachFaultWithItsPlace()
    {
        using var job = ExampleFolder.Load("ucca-parsing", "malformed");

        var result = job.Work(new UccaScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.Select(problem => (problem.Code, problem.Line, problem.Column)).ShouldBe(
            [("invalid-graph", 17L, "character 8"), ("invalid-graph", 40L, "character 8"), ("invalid-graph", 81L, "character 6")]);
    }

    [Fact]
    public void TotalOfPrimaryAndRemoteEdges_LeavesImplicitOnesOut()
    {
        var gold = Passage("""<node ID="1.1" type="FN"><edge toID="1.2" type="P"/><edge toID="1.3" type="A"/></node><node ID="1.2" type="FN"><edge toID="0.1" type="Terminal"/></node><node ID="1.3" type="FN"><attributes implicit="True"/></node>""");
        var run = Passage("""<node ID="1.1" type="FN"><edge toID="1.2" type="P"/></node><node ID="1.2" type="FN"><edge toID="0.1" type="Terminal"/></node>""");

        Value(Work(gold, run), "labelled_recall").ShouldBe(0.5, 1e-12);
        Value(Work(gold, run, """{"total": "primary_and_remote"}"""), "labelled_recall").ShouldBe(1);
    }

    [Fact]
    public void NothingToDivideBy_IsOne_AndF1IsZeroIfEitherIsZero()
    {
        var (empty, one) = (Passage("""<node ID="1.1" type="FN"/>"""), Passage("""<node ID="1.1" type="FN"><edge toID="1.2" type="H"/></node><node ID="1.2" type="FN"><edge toID="0.1" type="Terminal"/></node>"""));

        var result = Work(one, empty);

        (Value(result, "labelled_precision"), Value(result, "labelled_recall"), Value(result, "labelled_f1")).ShouldBe((1, 0, 0));
        Value(Work(empty, empty), "labelled_remote_f1").ShouldBe(1);
    }

    [Theory]
    [InlineData("wrong", 2, 0.5)]
    [InlineData("ignore", 1, 1)]
    public void PassagesThatAreMissing_CountAsWanted(string policy, int items, double recall)
    {
        const string Units = """<node ID="1.1" type="FN"><edge toID="1.2" type="H"/></node><node ID="1.2" type="FN"><edge toID="0.1" type="Terminal"/></node>""";
        using var job = new PluginJobFolder().Reference("a.xml", Passage(Units)).Reference("b.xml", Passage(Units, "q")).Run("x.xml", Passage(Units, "q"));

        job.Work(new UccaScorer()).Result!.Problems.ShouldHaveSingleItem().Code.ShouldBe("missing-id");
        var result = job.Work(new UccaScorer(), $$"""{"missing_predictions": "{{policy}}"}""").Result!;

        (result.Items, Value(result, "unlabelled_recall")).ShouldBe((items, recall));
    }

    [Theory]
    [InlineData("""<node ID="1.2" type="FN"/><node ID="1.2" type="FN"/>""", "already a unit 1.2")]
    [InlineData("""<node ID="1.x" type="FN"/>""", "no id like 1.23")]
    [InlineData("""<node ID="1.2" type="Word"/>""", "expected FN, PNCT or LKG")]
    [InlineData("""<node ID="1.1" type="FN"><edge toID="1.7" type="H"/></node>""", "no node \"1.7\"")]
    [InlineData("""<node ID="1.1" type="FN"><edge toID="0.1" type="H"/></node>""", "must have the category Terminal")]
    [InlineData("""<node ID="1.1" type="FN"><edge toID="1.1" type="H"/></node>""", "part of itself")]
    [InlineData("""<node ID="1.1" type="FN"><edge toID="1.2" type="Terminal"/></node><node ID="1.2" type="FN"/>""", "and only then")]
    [InlineData("""<node ID="1.1" type="FN"><edge toID="1.2"/></node><node ID="1.2" type="FN"/>""", "no category")]
    [InlineData("""<node ID="1.1" type="FN"><edge toID="1.2" type="L"/></node><node ID="1.2" type="LKG"/>""", "leads to a linkage")]
    [InlineData("""<node ID="1.1" type="FN"><edge toID="1.2" type="P"/><edge toID="1.3" type="H"><category tag="D"/><category tag="H"/></edge></node><node ID="1.2" type="FN"><edge toID="0.1" type="Terminal"/></node><node ID="1.3" type="FN"><edge toID="0.2" type="Terminal"/></node>""", "no end of separating scenes")]
    public void FaultyPassage_IsTold(string units, string message)
    {
        using var job = new PluginJobFolder().Run("run.xml", Passage(units));

        var problem = job.Work(new UccaScorer(), verb: "check").Result!.Problems.ShouldHaveSingleItem();

        (problem.Severity, problem.Code, problem.Line, problem.File).ShouldBe((ProblemSeverity.Error, "invalid-graph", 1L, "run.xml"));
        problem.Message.ShouldContain(message);
    }

    [Fact]
    public void UnitsThatAreNestedDeeply_AreScored()
    {
        const int Depth = 3000;
        var units = string.Concat(Enumerable.Range(1, Depth).Select(unit =>
            $"<node ID=\"1.{unit}\" type=\"FN\"><edge toID=\"0.{1 + (unit % 2)}\" type=\"Terminal\"/>{(unit == Depth ? "" : $"<edge toID=\"1.{unit + 1}\" type=\"{"DCA"[unit % 3]}\"/>")}</node>"));

        var result = Work(Passage(units), Passage(units));

        Value(result, "labelled_f1").ShouldBe(1);
    }

    /// <summary>XML ends a line at a CR alone too, and .NET counts an emoji as two characters: editors do neither.</summary>
    [Fact]
    public void PlacesBehindAnyLineEndsAndCharacters_AreThoseThatEditorsShow()
    {
        string[] pieces = ["\r", "\n", "\r\n", "\t", "<!-- \r\r\n😀 -->", "<!-- कए€ -->", "<!--é\n\r-->", "<?x 😀\r\n?>", "<node ID='1.2' \r type='FN'><attributes x='\r😀\n'/></node>", "<![CDATA[\r\n\r😀]]>"];
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var before = (round % 2 == 0 ? "\uFEFF" : "") + Passage(string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => pieces[random.Next(pieces.Length)])) + "<")[..^"</layer></root>".Length];
            using var job = new PluginJobFolder().Run("run.xml", before + "node ID='1.x' type='FN'/>\n</layer></root>");

            var problem = job.Work(new UccaScorer(), verb: "check").Result!.Problems.Single(one => one.Message.Contains("1.x", StringComparison.Ordinal));

            var place = TextPlace.Behind(Encoding.UTF8.GetBytes(before.TrimStart('\uFEFF')));
            (problem.Line, problem.Column).ShouldBe((place.Line, place.Column), before);
        }
    }

    [Fact]
    public void FilesWithDeclarations_OneAfterTheOther_AreRead()
    {
        const string Declaration = "<?xml version='1.0' encoding='utf-8'?>\n";
        var units = """<node ID="1.1" type="FN"/>""";
        using var job = new PluginJobFolder().Run("all.xml", Declaration + Passage(units) + "\n" + Declaration + Passage(units, "q") + Passage(units));

        var result = job.Work(new UccaScorer(), verb: "check").Result!;

        result.Problems.Select(problem => (problem.Code, problem.Line, problem.Column)).ShouldBe([("duplicate-id", 4L, $"character {Passage(units).Length + 2}")]);
    }

    [Theory]
    [InlineData("<a b='c & d'/></layer></root>", "A text or an attribute has & as &amp;")]
    [InlineData("<node ID='1.1' type='FN'>\n", "It ends within an element")]
    public void BrokenXml_IsToldWhatIsUsuallyMeant(string units, string hint)
    {
        using var job = new PluginJobFolder().Run("run.xml", Passage(units)[..^"</layer></root>".Length]);

        job.Work(new UccaScorer(), verb: "check").Result!.Problems.ShouldHaveSingleItem().Message.ShouldContain(hint);
    }

    [Fact]
    public void FileInAnotherEncoding_IsToldTheByte_WhateverItDeclares()
    {
        var latin = Encoding.Latin1.GetBytes("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n" + Passage("<!-- é -->"));
        using var job = new PluginJobFolder().Run("run.xml", latin);

        var problem = job.Work(new UccaScorer(), verb: "check").Result!.Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line).ShouldBe(("not-utf8", 2));
        problem.Message.ShouldContain("0xe9");
    }

    [Fact]
    public void DocumentTypes_AreRefused()
    {
        using var job = new PluginJobFolder().Run("run.xml", "<!DOCTYPE root [<!ENTITY a \"b\">]>\n" + Passage("&a;"));

        job.Work(new UccaScorer(), verb: "check").Result!.Problems.ShouldHaveSingleItem().Message.ShouldContain("Document type declarations are not allowed");
    }

    [Fact]
    public void OtherFilesAndOtherTexts_AreTold()
    {
        var gold = Passage("""<node ID="1.1" type="FN"/>""");
        using var job = new PluginJobFolder().Reference("a.xml", gold).Run("a.xml", gold.Replace("<node ID=\"0.2\" type=\"Word\"/>", "", StringComparison.Ordinal)).Run("notes.txt", "x");

        job.Work(new UccaScorer()).Result!.Problems.Select(problem => (problem.Severity, problem.Code)).ShouldBe(
            [(ProblemSeverity.Warning, "ignored-file"), (ProblemSeverity.Error, "sentence-length")]);
    }

    private static string Passage(string units, string id = "p") => $"<root passageID=\"{id}\">{Terminals}<layer layerID=\"1\">{units}</layer></root>";

    private static IEnumerable<string> Texts(JsonElement one, string name) => one.GetProperty(name).EnumerateArray().Select(text => text.GetString()!);

    private static ScoringResult Work(string gold, string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference("gold.xml", gold).Run("run.xml", run);
        var (exitCode, result) = job.Work(new UccaScorer(), parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;

    /// <summary>Writes a passage out of its short form.</summary>
    private static string Xml(int number, string passage)
    {
        var parts = passage.Split(" | ");
        var edges = parts[2].Split(' ').Select(edge => Regex.Match(edge, @"^(\d+)>(t?)(\d+)(?:=([^*]+))?(\*?)$")).ToLookup(edge => edge.Groups[1].Value, StringComparer.Ordinal);
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<root passageID=\"p{number:000}\"><layer layerID=\"0\">");
        foreach (var (place, letter) in parts[0].Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"<node ID=\"0.{place + 1}\" type=\"{(letter == 'p' ? "Punctuation" : "Word")}\"/>");
        }

        text.Append("</layer><layer layerID=\"1\">");
        foreach (var unit in parts[1].Split(' ').Select(unit => Regex.Match(unit, @"^(\d+)([FPL])(i?)$").Groups))
        {
            var kind = unit[2].Value switch { "P" => "PNCT", "L" => "LKG", _ => "FN" };
            text.Append(CultureInfo.InvariantCulture, $"<node ID=\"1.{unit[1]}\" type=\"{kind}\"><attributes{(unit[3].Length > 0 ? " implicit=\"True\"" : "")}/>");
            foreach (var edge in edges[unit[1].Value].Select(edge => edge.Groups))
            {
                string[] categories = edge[4].Success ? edge[4].Value.Split('+') : ["Terminal"];
                text.Append(CultureInfo.InvariantCulture, $"<edge toID=\"{(edge[2].Length > 0 ? 0 : 1)}.{edge[3]}\" type=\"{categories[0]}\"><attributes{(edge[5].Length > 0 ? " remote=\"True\"" : "")}/>");
                text.AppendJoin("", categories.Select(category => $"<category tag=\"{category}\"/>")).Append("</edge>");
            }

            text.Append("</node>");
        }

        return text.Append("</layer></root>\n").ToString();
    }
}
