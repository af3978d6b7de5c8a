using SharedTask.Core.Competitions;
using SharedTask.Worker.Jobs;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Worker.Programs;

/// <summary>Lays out what a program of the organizers needs, as it was packed: its folders are part of what it knows.</summary>
internal static class ProgramFiles
{
    public static async Task<(ProgramJob? Job, string Fault)> LayOutAsync(
        JobFolder folder, ProgramSettings settings, SandboxLimits limits, string runFolder, string referenceFolder, CancellationToken cancellationToken)
    {
        var nothing = Path.Combine(referenceFolder, ProgramSettings.NoReference);
        if (File.Exists(nothing) && new FileInfo(nothing).Length == 0)
        {
            File.Delete(nothing);
        }

        var (program, refusal) = await folder.UnpackAsync("program", "program.zip", settings.ProgramHash, isWhole: true, cancellationToken);
        if (refusal is not null)
        {
            return (null, $"The scoring program cannot be unpacked. {ArchiveProblems.From(refusal, "program.zip").Message}");
        }

        return (
            new ProgramJob
            {
                Settings = settings,
                Limits = limits,
                ProgramFolder = program,
                RunFolder = runFolder,
                ReferenceFolder = referenceFolder,
                IngestionFolder = await UnpackAsync(folder, "ingestion", settings.IngestionHash, cancellationToken),
                InputFolder = await UnpackAsync(folder, "input", settings.InputDataHash, cancellationToken),
                WorkFolder = folder.Make("work"),
            },
            "");
    }

    private static async Task<string?> UnpackAsync(JobFolder folder, string name, string? hash, CancellationToken cancellationToken) =>
        hash is null ? null : (await folder.UnpackAsync(name, name + ".zip", hash, isWhole: true, cancellationToken)).Folder;
}
