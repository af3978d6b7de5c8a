using SharedTask.Core.Archives.Content;
using SharedTask.Core.Competitions;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Archives.Writing;

/// <summary>The files that an archive needs: whatever its pages name by hash.</summary>
internal sealed class BlobList
{
    private readonly SortedDictionary<string, long> blobs = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Hashes => blobs.Keys;

    /// <summary>About how many bytes they are: sizes of programs and reports stand in no row.</summary>
    public long Bytes => blobs.Values.Sum();

    public void Add(ArchivedCompetition competition)
    {
        foreach (var reference in competition.Phases.SelectMany(phase => phase.References))
        {
            Add(reference.Blob, reference.Bytes);
        }

        foreach (var file in competition.Files)
        {
            Add(file.Blob, file.Bytes);
        }

        foreach (var hash in competition.Tracks.SelectMany(track => track.Scorers).SelectMany(HashesOf))
        {
            Add(hash, 0);
        }
    }

    public void Add(ArchivedRun run)
    {
        Add(run.Blob, run.Bytes);
        foreach (var report in run.Evaluations.Select(evaluation => evaluation.Report).OfType<string>())
        {
            Add(report, 0);
        }
    }

    /// <summary>The programs and the data of a scoring program; a plugin has none.</summary>
    public static IEnumerable<string> HashesOf(ArchivedScorer scorer)
    {
        if (scorer.PluginId != ProgramSettings.PluginId)
        {
            return [];
        }

        var settings = ProgramSettings.FromJson(scorer.ParametersJson);
        return new[] { settings.ProgramHash, settings.IngestionHash, settings.InputDataHash }.OfType<string>();
    }

    private void Add(string hash, long bytes)
    {
        if (BlobHash.IsHash(hash))
        {
            blobs[hash] = Math.Max(bytes, blobs.GetValueOrDefault(hash));
        }
    }
}
