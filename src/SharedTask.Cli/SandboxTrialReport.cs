using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SharedTask.Core.Storage;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Cli;

/// <summary>Says what became of a program in the sandbox, for people or for programs.</summary>
internal static class SandboxTrialReport
{
    private const int MostShownBytes = 4 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        // For a terminal or a file, not for HTML: Arabic stays readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private sealed record LeftFile(string Name, long Bytes, string? Text, string? Base64);

    /// <summary>Returns the exit code that fits.</summary>
    public static int Print(SandboxOutcome outcome, SandboxLimits limits, bool json, TextWriter output, TextWriter error)
    {
        if (outcome.Verdict == SandboxVerdict.Infrastructure)
        {
            error.WriteLine("The sandbox itself failed before the program ended; nothing can be said of the program.");
            PrintLines(outcome.Log, error);
            return ExitCodes.Fault;
        }

        var files = outcome.Files.Where(file => file.Key != SandboxTrial.StandardOutput).OrderBy(file => file.Key, StringComparer.Ordinal).ToList();
        var printed = outcome.Files.GetValueOrDefault(SandboxTrial.StandardOutput) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
        if (json)
        {
            PrintJson(outcome, limits, printed, files, output);
        }
        else
        {
            PrintForPeople(outcome, limits, printed, files, output);
        }

        return outcome.Verdict == SandboxVerdict.Ok ? ExitCodes.Good : ExitCodes.Invalid;
    }

    private static void PrintJson(SandboxOutcome outcome, SandboxLimits limits, string? printed, List<KeyValuePair<string, byte[]>> files, TextWriter output) =>
        output.WriteLine(JsonSerializer.Serialize(
            new
            {
                verdict = JsonNamingPolicy.CamelCase.ConvertName(outcome.Verdict.ToString()),
                words = Words(outcome, limits),
                // Where memory ran out it is chance whom the kernel took first, and whose code this is.
                exitCode = outcome.Verdict == SandboxVerdict.OutOfMemory ? null : outcome.ExitCode,
                wallSeconds = outcome.Usage.Wall.TotalSeconds,
                cpuSeconds = outcome.Usage.Cpu.TotalSeconds,
                outcome.Usage.PeakMemoryBytes,
                standardOutput = printed,
                standardError = outcome.Log,
                files = files.Select(file => Text(file.Value) is { } text
                    ? new LeftFile(file.Key, file.Value.Length, text, null)
                    : new LeftFile(file.Key, file.Value.Length, null, Convert.ToBase64String(file.Value))),
            },
            Json));

    private static void PrintForPeople(SandboxOutcome outcome, SandboxLimits limits, string? printed, List<KeyValuePair<string, byte[]>> files, TextWriter output)
    {
        var usage = outcome.Usage;
        output.WriteLine($"Verdict      {Words(outcome, limits)}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Time         {usage.Wall.TotalSeconds:0.000} s, the sandbox included; {usage.Cpu.TotalSeconds:0.000} s of processor time"));
        output.WriteLine($"Peak memory  {FileSize.Format(usage.PeakMemoryBytes)}");
        output.WriteLine("Standard output:");
        PrintLines(printed ?? "(lost, because the program was stopped; what it prints to standard error is kept)", output);
        output.WriteLine("Standard error:");
        PrintLines(outcome.Log, output);
        output.WriteLine("Files left in /job/out:");
        if (files.Count == 0)
        {
            output.WriteLine("  none");
        }

        foreach (var (name, content) in files)
        {
            output.WriteLine($"  {Terminal.Plain(name)}  {FileSize.Format(content.Length)}");
            if (content.Length <= MostShownBytes && Text(content) is { } text)
            {
                PrintLines(text, output, "    ");
            }
        }
    }

    private static string Words(SandboxOutcome outcome, SandboxLimits limits) =>
        LimitSentences.Find(outcome.Verdict, limits) is { } exceeded ? LimitSentences.Of(exceeded, limits, "The program")
        : $"The program ended {(outcome.ExitCode > 128 ? "" : "by itself ")}{ExitSentences.Of(outcome.ExitCode)}.";

    private static void PrintLines(string text, TextWriter output, string indent = "  ")
    {
        foreach (var line in text.TrimEnd('\n').Split('\n').Where(line => line.Length > 0 || text.Length > 0))
        {
            output.WriteLine(indent + Terminal.Line(line));
        }
    }

    private static string? Text(byte[] content)
    {
        try
        {
            var text = Strict.GetString(content);
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
