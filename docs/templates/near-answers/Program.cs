using System.Text.Json;
using NearAnswers;

try
{
    return args switch
    {
        ["describe"] => Describe(),
        ["check" or "score"] => Job.Work(args[0], "/job"),
        // Not a part of the contract: a job in another folder, to try the program without a site.
        ["check" or "score", var folder] => Job.Work(args[0], folder),
        _ => Refuse("Use: describe | check | score"),
    };
}
catch (JsonException exception)
{
    return Refuse($"The request cannot be read: {exception.Message}");
}

static int Describe()
{
    using var manifest = typeof(Job).Assembly.GetManifestResourceStream("manifest.json")!;
    using var output = Console.OpenStandardOutput();
    manifest.CopyTo(output);
    return ExitCodes.ResultWritten;
}

static int Refuse(string message)
{
    Console.Error.WriteLine(message);
    return ExitCodes.RequestNotUnderstood;
}
