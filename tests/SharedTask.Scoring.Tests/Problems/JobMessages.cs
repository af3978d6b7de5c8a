using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Tests.Plugins;

namespace SharedTask.Scoring.Tests.Problems;

/// <summary>What a team, or an organizer, reads of a job.</summary>
internal static class JobMessages
{
    public static IReadOnlyList<string> Messages(this PluginJobFolder job, IScorer scorer, string parameters = "{}", string verb = "score")
    {
        var (exitCode, result) = job.Work(scorer, parameters, verb);
        exitCode.ShouldBe(0);
        return [.. result!.Problems.Select(problem => problem.Message)];
    }
}
