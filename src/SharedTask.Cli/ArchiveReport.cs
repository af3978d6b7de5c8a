using System.Globalization;
using SharedTask.Core.Archives.Content;
using SharedTask.Core.Archives.Reading;

namespace SharedTask.Cli;

/// <summary>Says what was read of an archive, for people or for programs.</summary>
internal static class ArchiveReport
{
    public static void Print(ArchiveReading reading, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(ImportReport.ToJson(new
            {
                reading.CanImport,
                reading.Competition?.Slug,
                reading.Competition?.Title,
                Teams = reading.Competition?.Teams.Count,
                reading.Runs,
                reading.Files,
                People = reading.People.Select(person => person.Email),
                Findings = reading.Findings.Select(ImportReport.ToRow),
            }));
            return;
        }

        if (reading.Competition is { } competition)
        {
            foreach (var line in Outline(competition, reading))
            {
                output.WriteLine(Terminal.Plain(line));
            }

            output.WriteLine();
        }

        ImportReport.Print(reading.Findings, 0, reading.CanImport, output);
    }

    private static IEnumerable<string> Outline(ArchivedCompetition competition, ArchiveReading reading)
    {
        yield return $"{competition.Title} (an archive of SharedTask)";
        yield return $"  address: {competition.Slug}; state: {competition.State}";
        foreach (var track in competition.Tracks)
        {
            yield return $"  track: {track.Title}; scorer: {(track.Scorers.MaxBy(scorer => scorer.Version) is { } scorer ? scorer.PluginId : "none")}";
        }

        foreach (var phase in competition.Phases)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  phase: {phase.Title}, from {phase.StartsAt:yyyy-MM-dd HH:mm} UTC; {phase.References.Count} reference sets");
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"  {competition.Teams.Count} teams, {reading.People.Count} people, {reading.Runs} runs, {reading.Files} files");
        foreach (var organizer in competition.Organizers.Where(organizer => organizer.Person >= 0 && organizer.Person < reading.People.Count))
        {
            yield return $"  organized by {reading.People[organizer.Person].Email} ({organizer.Role})";
        }
    }
}
