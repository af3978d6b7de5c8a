using System.Text.Json;

namespace NearAnswers;

/// <summary>Checks or scores what lies in the job's folder.</summary>
internal static class Job
{
    public static int Work(string verb, string folder)
    {
        var request = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, "request.json")), Contract.Default.Request);
        if (request is not { Protocol: 1 } || request.Verb != verb)
        {
            Console.Error.WriteLine($"This is \"{verb}\" in protocol 1; the request asks for something else.");
            return ExitCodes.RequestNotUnderstood;
        }

        // Either may be absent in a check.
        var (ofReference, ofRun) = (new ProblemList(), new ProblemList());
        var gold = AnswerFile.Read(Path.Combine(folder, "reference"), ofReference);
        if (ofReference.Any && Directory.Exists(Path.Combine(folder, "run")))
        {
            // The organizers' fault, not the team's: standard error is shown to organizers alone.
            ofReference.Listed.ForEach(problem => Console.Error.WriteLine(problem.Message));
            return ExitCodes.ReferenceUnreadable;
        }

        var answers = AnswerFile.Read(Path.Combine(folder, "run"), ofRun);
        if (gold is not null && answers is not null)
        {
            Compare(gold, answers, ofRun);
        }

        var problems = answers is null ? ofReference : ofRun;
        var isScored = verb == "score" && !problems.Any;
        Write(folder, new Result(
            1,
            problems.Any ? "invalid" : "scored",
            isScored ? Score(gold!, answers!, Tolerance(request)) : [],
            problems.Listed,
            problems.More,
            (gold ?? answers)?.Count ?? 0));
        return ExitCodes.ResultWritten;
    }

    private static double Tolerance(Request request) => request.Parameters?.TryGetValue("tolerance", out var value) == true ? value.GetDouble() : 0.5;

    private static void Compare(Dictionary<string, Answer> gold, Dictionary<string, Answer> answers, ProblemList problems)
    {
        foreach (var (id, answer) in answers.Where(answer => !gold.ContainsKey(answer.Key)))
        {
            problems.Add(new("unknown-id", $"Line {answer.Line}: there is no question \"{id}\".", answer.File, answer.Line, "id", id));
        }

        foreach (var id in gold.Keys.Where(id => !answers.ContainsKey(id)))
        {
            problems.Add(new("missing-id", $"There is no answer to the question \"{id}\".", Value: id));
        }
    }

    private static List<Score> Score(Dictionary<string, Answer> gold, Dictionary<string, Answer> answers, double tolerance)
    {
        // In the reference's order: the order of a run's lines must not change the last digit.
        double[] errors = [.. gold.Select(question => Math.Abs(question.Value.Number - answers[question.Key].Number))];
        return [Mean("within_tolerance", errors.Select(error => error <= tolerance ? 1.0 : 0)), Mean("mae", errors)];
    }

    private static Score Mean(string metric, IEnumerable<double> values) =>
        new(metric, values.DefaultIfEmpty(double.NaN).Average() is var mean && double.IsFinite(mean) ? mean : null);

    private static void Write(string folder, Result result)
    {
        Directory.CreateDirectory(Path.Combine(folder, "out"));
        File.WriteAllBytes(Path.Combine(folder, "out", "result.json"), JsonSerializer.SerializeToUtf8Bytes(result, Contract.Default.Result));
    }
}
