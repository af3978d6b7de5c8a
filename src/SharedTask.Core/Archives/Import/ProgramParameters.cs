using System.Text.Json;
using SharedTask.Core.Competitions;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Archives.Import;

/// <summary>Reads the settings of a scoring program that somebody else wrote.</summary>
internal static class ProgramParameters
{
    /// <summary>The settings; <see langword="null"/> if they are none.</summary>
    public static ProgramSettings? Read(string json)
    {
        try
        {
            var settings = ProgramSettings.FromJson(json);
            var lists = new IReadOnlyList<string>?[] { settings.Commands, settings.IngestionCommands, settings.Keys };
            return lists.All(list => list is not null) && settings.Computed is not null && settings.Computed.All(computed => computed is { Key: not null, Operation: not null, Keys: not null })
                && settings.DockerImage is not null && settings.ProgramHash is { } hash && BlobHash.IsHash(hash)
                    ? settings
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
