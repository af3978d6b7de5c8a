using System.Reflection;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Problems;

/// <summary>Every problem says where it is.</summary>
public sealed class ProblemPlaceTests
{
    private static readonly IReadOnlyList<Provocation> All = Provocations.All;

    public static TheoryData<int> Places => [.. Enumerable.Range(0, All.Count)];

    [Fact]
    public void EveryCode_IsProvoked()
    {
        var codes = typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToList();

        codes.Count.ShouldBeGreaterThan(40);
        codes.Except(All.Select(provocation => provocation.Code), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Problem_Provoked_HasItsFileLineAndColumn(int place)
    {
        var provocation = All[place];

        var problems = provocation.Work().Problems;

        problems.ShouldAllBe(problem => problem.Line > 0 && !string.IsNullOrEmpty(problem.Column), provocation.ToString());
        problems.Where(problem => problem.Code == provocation.Code).Select(problem => (problem.File, problem.Line, problem.Column))
            .ShouldContain((provocation.File, provocation.Line, provocation.Column), $"{provocation}: {string.Join("\n", problems)}");
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("a\tb", 1, 4)]
    [InlineData("é", 1, 2)]
    [InlineData("e\u0301😀", 1, 4)]
    [InlineData("a\r\nb\n", 3, 1)]
    [InlineData("a\rb\n\né", 3, 2)]
    public void Place_BehindAText_CountsLinesAndCodePoints(string text, long line, long character)
    {
        var place = TextPlace.Behind(System.Text.Encoding.UTF8.GetBytes(text), 10);

        place.ShouldBe(new TextPlace(9 + line, character));
        TextPlace.TryReadCharacter(place.Column, out var read).ShouldBeTrue();
        read.ShouldBe(character);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("character")]
    [InlineData("character x")]
    [InlineData("character -1")]
    [InlineData("Character 1")]
    public void ColumnWithAnotherName_IsNoCharacter(string? column) => TextPlace.TryReadCharacter(column, out _).ShouldBeFalse();
}
