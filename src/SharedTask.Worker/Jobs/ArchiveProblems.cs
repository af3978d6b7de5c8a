using SharedTask.Core;
using SharedTask.Scoring.Contract;

namespace SharedTask.Worker.Jobs;

/// <summary>Puts what is wrong with an archive into the words of a check's problems.</summary>
internal static class ArchiveProblems
{
    public static ScoringProblem From(Refusal refusal, string fileName)
    {
        var name = refusal.Facts.GetValueOrDefault("name") as string;
        var message = refusal.Key switch
        {
            "archive.too-many-entries" => $"The archive has {refusal.Facts["count"]} files; at most {refusal.Facts["limit"]} are read.",
            "archive.empty" => "The archive holds no file.",
            "archive.duplicate-name" => $"The archive holds \"{name}\" twice.",
            "archive.too-large" => $"Unpacked, the archive is larger than {refusal.Facts["limit"]}, or more than {refusal.Facts["ratio"]} times as large as it is packed; unpacking stopped at \"{name}\".",
            "archive.unsafe-path" => $"The archive names a file \"{name}\", which leads out of its folder or is not a plain relative path.",
            "archive.name-too-long" => $"The name \"{name}\" is longer than {refusal.Facts["limit"]} characters.",
            "archive.link" => $"\"{name}\" is a link or a special file; only plain files are read.",
            "archive.encrypted" => $"\"{name}\" is encrypted; the archive must open without a password.",
            "bundle.not-a-zip" => $"This is no zip archive (it looks like: {refusal.Facts["kind"]}). Pack the bundle as a zip.",
            "upload.too-large" => $"The file is larger than {refusal.Facts["limit"]}.",
            _ => "The archive is broken or cut off: it cannot be unpacked. Packing it again usually helps.",
        };
        return new ScoringProblem(ProblemSeverity.Error, refusal.Key.Replace('.', '-'), message, fileName, Value: name);
    }
}
