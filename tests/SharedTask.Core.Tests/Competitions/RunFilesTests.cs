using SharedTask.Core.Competitions;

namespace SharedTask.Core.Tests.Competitions;

public sealed class RunFilesTests
{
    [Theory]
    [InlineData("""{"run_files": "run_{language}.tsv"}""", "run_{language}.tsv")]
    [InlineData("""{"run_files": ""}""", null)]
    [InlineData("""{"run_files": 7}""", null)]
    [InlineData("""{"beta": 1}""", null)]
    [InlineData(null, null)]
    public void Pattern_IsWhatTheOrganizersGave(string? parameters, string? pattern) => RunFiles.PatternOf(parameters).ShouldBe(pattern);
}
