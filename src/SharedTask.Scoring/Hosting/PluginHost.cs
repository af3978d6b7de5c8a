using System.Text.Json;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Hosting;

/// <summary>
/// The main program of a plugin: <c>describe</c> prints the manifest, <c>check</c>, <c>score</c> and <c>compare</c> read the request in a
/// job folder (<c>/job</c> unless another one is named) and write the result. The exit codes are those of <see cref="ScoringProtocol"/>.
/// </summary>
public static class PluginHost
{
    /// <summary>Runs a plugin.</summary>
    /// <param name="args">The command line: the verb and, where there is a job, optionally its folder.</param>
    /// <param name="scorer">The plugin.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, IScorer scorer)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(scorer);
        try
        {
            return args switch
            {
                ["describe"] => Describe(scorer),
                [var verb, .. var rest] when rest.Length < 2 && VerbOf(verb) is { } known => Work(scorer, known, rest.Length == 0 ? ScoringProtocol.JobFolder : rest[0]),
                _ => Refuse("Use: describe | check [folder] | score [folder] | compare [folder]"),
            };
        }
        catch (Exception exception) when (exception is RequestException or JsonException or IOException or UnauthorizedAccessException)
        {
            return Refuse(exception.Message);
        }
        catch (OutOfMemoryException)
        {
            Console.Error.WriteLine("The memory that this scorer may take was not enough.");
            return ScoringProtocol.ExitOutOfMemory;
        }
    }

    private static ScoringVerb? VerbOf(string word) => word switch
    {
        "check" => ScoringVerb.Check,
        "score" => ScoringVerb.Score,
        "compare" => ScoringVerb.Compare,
        _ => null,
    };

    private static int Describe(IScorer scorer)
    {
        using var output = Console.OpenStandardOutput();
        JsonSerializer.Serialize(output, SharedParameters.AddTo(scorer.Manifest), ScoringJson.Default.PluginManifest);
        return ScoringProtocol.ExitResultWritten;
    }

    private static int Work(IScorer scorer, ScoringVerb verb, string folder)
    {
        var request = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, ScoringProtocol.RequestFile)), ScoringJson.Default.ScoringRequest)
            ?? throw new RequestException("The request is empty.");
        if (request.Protocol != ScoringProtocol.Version || request.Verb != verb)
        {
            throw new RequestException($"The request asks for {request.Verb} in protocol {request.Protocol}; this is {verb} in protocol {ScoringProtocol.Version}.");
        }

        var reference = Existing(folder, ScoringProtocol.ReferenceFolder, scorer.Manifest.ReferenceFormats);
        var run = Existing(folder, ScoringProtocol.RunFolder, scorer.Manifest.RunFormats);
        if (verb != ScoringVerb.Check && (reference is null || run is null))
        {
            throw new RequestException("Scoring needs a reference and a run.");
        }

        if (verb == ScoringVerb.Compare)
        {
            var other = Existing(folder, ScoringProtocol.OtherFolder, scorer.Manifest.RunFormats) ?? throw new RequestException("Comparing needs another run.");
            return Compare(new RunComparison(scorer, request), folder, reference!, run!, other);
        }

        var scoring = new JobScoring(scorer, request);
        var sheet = scoring.Run(reference, run);
        if (run is not null && scoring.ReferenceProblems.HasErrors)
        {
            return BlameReference(scoring.ReferenceProblems);
        }

        // Problems of the reference are for those who uploaded it; a team is told of its own file alone.
        Write(folder, sheet, run is null ? scoring.ReferenceProblems : scoring.RunProblems);
        return ScoringProtocol.ExitResultWritten;
    }

    private static int Compare(RunComparison comparison, string folder, InputFolder reference, InputFolder run, InputFolder other)
    {
        var (sheet, comparisons) = comparison.Compare(reference, run, other);
        if (comparison.ReferenceProblems.HasErrors)
        {
            return BlameReference(comparison.ReferenceProblems);
        }

        Write(folder, sheet, comparison.RunProblems, comparisons);
        return ScoringProtocol.ExitResultWritten;
    }

    private static InputFolder? Existing(string folder, string name, IReadOnlyList<FormatDescription> formats) =>
        Path.Combine(folder, name) is var path && Directory.Exists(path) ? new InputFolder(path, extensions: [.. formats.Select(format => format.Extension)]) : null;

    private static void Write(string folder, ScoreSheet sheet, ProblemList problems, IReadOnlyList<ScoreComparison>? comparisons = null)
    {
        var invalid = problems.HasErrors;
        var result = new ScoringResult(
            ScoringProtocol.Version,
            invalid ? ScoringOutcome.Invalid : ScoringOutcome.Scored,
            invalid ? [] : sheet.Scores,
            invalid ? [] : [.. sheet.Slices.Take(ScoringProtocol.MaxSlices)],
            invalid ? [] : sheet.Tables,
            problems.Listed,
            (int)Math.Min(int.MaxValue, problems.More),
            sheet.Items)
        {
            Comparisons = invalid ? null : comparisons,
        };
        var path = Path.Combine(folder, ScoringProtocol.OutputFolder, ScoringProtocol.ResultFile);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var file = File.Create(path + ".new"))
        {
            JsonSerializer.Serialize(file, result, ScoringJson.Default.ScoringResult);
        }

        if (!invalid && sheet.Statistics is { } statistics)
        {
            using var items = File.Create(Path.Combine(Path.GetDirectoryName(path)!, ScoringProtocol.ItemsFile));
            statistics.Write(items);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    private static int BlameReference(ProblemList problems)
    {
        foreach (var problem in problems.Listed)
        {
            Console.Error.WriteLine($"reference {problem.File}: {problem.Message}");
        }

        return ScoringProtocol.ExitReferenceUnreadable;
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return ScoringProtocol.ExitRequestNotUnderstood;
    }
}
