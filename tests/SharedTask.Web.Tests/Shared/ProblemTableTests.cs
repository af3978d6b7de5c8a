using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Tests.Shared;

public sealed class ProblemTableTests : BunitContext
{
    [Theory]
    [InlineData("en", "character 17")]
    [InlineData("ar", "الحرف 17")]
    public void Place_OfAProblem_IsShownInTheReadersLanguage(string language, string character)
    {
        var problems = new ProblemList();
        problems.Error("unknown-label", "A message.", "run.tsv", 3, "label");
        problems.Error("not-utf8", "A message.", "run.tsv", 4, new TextPlace(4, 17).Column);
        problems.Error("no-file", "A message.");
        problems.Warning("many-slices", "A message.", column: "domain");

        Rows(problems, language).ShouldBe([["run.tsv", "3", "label"], ["run.tsv", "4", character], ["–", "–", "–"], ["–", "1", "domain"]]);
    }

    [Fact]
    public void Problem_OfAPluginThatNamesNoPlace_HasDashes()
    {
        Show([new ScoringProblem(ProblemSeverity.Error, "odd", "A message.", "run.bin")], "en").ShouldBe([["run.bin", "–", "–"]]);
    }

    private List<string[]> Rows(ProblemList problems, string language) => Show(problems.Listed, language);

    private List<string[]> Show(IReadOnlyList<ScoringProblem> problems, string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = new CultureInfo(language);
        Services.AddLogging().AddLocalization();
        var table = Render<ProblemTable>(parameters => parameters.Add(one => one.Problems, problems).Add(one => one.Count, problems.Count));
        return [.. table.FindAll("tbody tr").Select(row => row.QuerySelectorAll("td").Take(3).Select(cell => cell.TextContent).ToArray())];
    }
}
