using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Worker.Doctor;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Cli;

/// <summary><c>doctor</c>: says what this machine lets us contain, what that was told from, and what to do about what is missing.</summary>
internal static class DoctorCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create(IServiceProvider services, TextWriter output)
    {
        var command = new Command("doctor", "Examine what this machine lets us contain, and say what to do about what is missing. Ends with 0 for everything, 1 for our own plugins alone, 2 for nothing.");
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON, and nothing else." };
        command.Options.Add(json);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = await services.GetRequiredService<SandboxDoctor>().ExamineAsync(cancellationToken);
            if (parsed.GetValue(json))
            {
                PrintJson(report, output);
            }
            else
            {
                PrintForPeople(report, output);
            }

            return report.Tier switch { SandboxTier.Full => 0, SandboxTier.Reduced => 1, _ => 2 };
        });
        return command;
    }

    private static void PrintJson(DoctorReport report, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            report.Machine,
            report.At,
            tier = Name(report.Tier),
            allowed = Words($"Tier.{report.Tier}"),
            report.Missing,
            findings = report.Results.Select(result => new
            {
                result.Key,
                what = Words($"Probe.{result.Key}"),
                kind = result.Attempts ? "attempt" : "part",
                state = Name(result.State),
                result.Found,
                advice = Advice(result),
            }),
        },
        Json));

    private static void PrintForPeople(DoctorReport report, TextWriter output)
    {
        foreach (var part in report.Results.GroupBy(result => result.Attempts))
        {
            output.WriteLine(Words(part.Key ? "Negative" : "Positive"));
            var width = part.Max(result => Words($"Probe.{result.Key}").Length);
            foreach (var result in part)
            {
                output.WriteLine($"  {Words($"State.{result.State}"),-4}  {Words($"Probe.{result.Key}").PadRight(width)}  {Terminal.Plain(result.Found)}");
                if (Advice(result) is { } advice)
                {
                    output.WriteLine($"        → {advice}");
                }
            }

            output.WriteLine();
        }

        output.WriteLine($"{report.Machine}: {Words($"Tier.{report.Tier}")}.");
        if (report.Missing.Length > 0)
        {
            output.WriteLine(report.Missing);
        }
    }

    private static string? Advice(ProbeResult result) => result.State == ProbeState.Good ? null : Words($"Advice.{result.Key}");

    private static string Words(string key) => DoctorTexts.English(key) ?? key;

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
