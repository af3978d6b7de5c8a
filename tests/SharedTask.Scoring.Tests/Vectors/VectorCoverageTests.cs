using System.Reflection;
using System.Text.Json;

namespace SharedTask.Scoring.Tests.Vectors;

public sealed class VectorCoverageTests
{
    private static readonly string[] Families =
    [
        .. typeof(VectorCoverageTests).Assembly.GetTypes().Select(type => type.GetCustomAttribute<VectorFamilyAttribute>()?.Name).OfType<string>(),
    ];

    [Fact]
    public void VectorFolder_EveryFile_IsCoveredByATest()
    {
        var files = VectorFolder.Files();
        files.ShouldNotBeEmpty();
        files.Where(file => !Array.Exists(Families, family => file.StartsWith(family, StringComparison.Ordinal))).ShouldBeEmpty("No test covers these vector files.");
    }

    [Fact]
    public void VectorFolder_EveryCase_SaysWhatItExpects()
    {
        foreach (var family in Families)
        {
            foreach (var (i, one) in VectorFolder.Cases($"{family}.json").Index())
            {
                one.TryGetProperty("expected", out var expected).ShouldBeTrue($"{family}, case {i} expects nothing.");
                expected.ValueKind.ShouldBe(JsonValueKind.Object, $"{family}, case {i}");
            }
        }
    }
}
