using System.Text;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Tests.Plugins;

namespace SharedTask.Scoring.Tests.Problems;

/// <summary>Files with a problem, and where it stands.</summary>
internal sealed record Provocation(string Code, IScorer Scorer, string Column, long Line = 1)
{
    /// <summary>The file of the problem; <see langword="null"/> if it is in none.</summary>
    public string? File { get; init; } = "run.tsv";

    public string Parameters { get; init; } = "{}";

    public IReadOnlyList<(string Name, string Content)> Reference { get; init; } = [];

    public IReadOnlyList<(string Name, byte[] Content)> Run { get; init; } = [];

    /// <summary>The run that it is compared with, if it is.</summary>
    public (string Name, string Content)? Other { get; init; }

    public static string First => TextPlace.Start.Column;

    /// <summary>Says whose problem it is, where the names of tests are shown.</summary>
    public override string ToString() => $"{Code} in {File}";

    public Provocation Of(string name, params IReadOnlyList<byte> content) => this with { File = name, Run = [(name, [.. content])] };

    public Provocation Of(string name, string content) => Of(name, Encoding.UTF8.GetBytes(content));

    public Provocation Beside(string name, string content) => this with { Reference = [.. Reference, (name, content)] };

    public Provocation With(string parameters) => this with { Parameters = parameters };

    /// <summary>A problem of a reference that is checked on its own.</summary>
    public Provocation InReference(string name, string content) => Beside(name, content) with { File = name };

    public ScoringResult Work()
    {
        using var job = new PluginJobFolder();
        foreach (var (name, content) in Reference)
        {
            job.Reference(name, content);
        }

        foreach (var (name, content) in Run)
        {
            job.Run(name, content);
        }

        if (Other is { } other)
        {
            job.Other(other.Name, other.Content);
        }

        var (exitCode, result) = job.Work(Scorer, Parameters, Other is not null ? "compare" : Reference.Count > 0 && Run.Count > 0 ? "score" : "check");
        exitCode.ShouldBe(0);
        return result!;
    }
}
