using System.Text;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Competitions;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Bundles.Import;

/// <summary>Turns a plan into the rows of a competition.</summary>
internal sealed class DraftMaker(PartStore parts, IReadOnlyDictionary<int, ImportTwin> twins, Actor actor, DateTime now)
{
    private const int MostColumnTitle = 60;

    private readonly List<object> rows = [];

    public async Task<Draft> MakeAsync(ImportPlan plan, CancellationToken cancellationToken)
    {
        var competition = new Competition
        {
            Slug = Slug.From(plan.Title, "competition"),
            Title = plan.Title,
            Summary = plan.Summary,
            Overview = Overview(plan),
            Rules = string.Join("\n\n", plan.Pages.Where(page => page.Kind == ImportPageKind.Rules).Select(page => page.Markdown)),
            ContactEmail = plan.ContactEmail,
            Approval = plan.Approval,
            TeamSizeCap = plan.TeamSizeCap,
            TimeZoneId = plan.TimeZoneId,
            CreatedAt = now,
        };
        rows.Add(competition);
        rows.Add(new Organizer { CompetitionId = competition.Id, AccountId = actor.AccountId!.Value, Role = OrganizerRole.Owner });
        var tracks = await TracksAsync(competition, plan, cancellationToken);
        var phases = await PhasesAsync(competition, plan, tracks, cancellationToken);
        await FilesAsync(competition, plan, phases, cancellationToken);
        return new Draft(competition, rows);
    }

    /// <summary>The pages one below the other, then what was said of the phases.</summary>
    internal static string Overview(ImportPlan plan)
    {
        var text = new StringBuilder();
        foreach (var (page, i) in plan.Pages.Where(page => page.Kind == ImportPageKind.Overview).Select((page, i) => (page, i)))
        {
            if (i > 0)
            {
                text.Append("\n\n# ").Append(page.Title).Append("\n\n");
            }

            text.Append(page.Markdown.Trim());
        }

        foreach (var phase in plan.Phases.Where(phase => phase.Description.Length > 0))
        {
            text.Append("\n\n## ").Append(phase.Title).Append("\n\n").Append(phase.Description);
        }

        return text.ToString().Trim();
    }

    private async Task<List<Track>> TracksAsync(Competition competition, ImportPlan plan, CancellationToken cancellationToken)
    {
        List<Track> tracks = [];
        foreach (var planned in plan.Tracks)
        {
            var track = new Track
            {
                CompetitionId = competition.Id,
                Slug = Slug.MakeUnique(Slug.From(planned.Title, "track"), tracks.ConvertAll(row => row.Slug)),
                Title = planned.Title,
                Description = planned.Description,
                Position = planned.Index,
                RunSelection = planned.RunSelection,
                RankingRule = planned.RankingRule,
                TieRule = planned.TieRule,
                MaxRunBytes = planned.MaxRunBytes ?? 300L * 1024 * 1024,
            };
            tracks.Add(track);
            rows.Add(track);
            var twin = twins.GetValueOrDefault(planned.Index);
            rows.AddRange(planned.Columns.Select((column, i) => new LeaderboardColumn
            {
                TrackId = track.Id,
                Metric = twin?.Metrics[column.Key] ?? column.Key,
                Title = TitleOf(column),
                HigherIsBetter = column.HigherIsBetter,
                Digits = column.Digits,
                Position = i,
                RankOrder = column.RankOrder ?? (column.Ranks ? 1 : null),
                Hidden = column.Hidden,
            }));
            if (twin is not null)
            {
                rows.Add(new Scorer
                {
                    TrackId = track.Id,
                    Version = 1,
                    PluginId = twin.PluginId,
                    PluginVersion = twin.PluginVersion,
                    ParametersJson = twin.ParametersJson,
                    CreatedAt = now,
                });
            }
            else if (planned.Scoring.Program is { Command.Count: > 0 } program)
            {
                rows.Add(await ScorerAsync(plan, planned, program, track, cancellationToken));
            }
            else if (planned.Plugin is { } plugin)
            {
                rows.Add(ScorerOf(plugin, track));
            }
        }

        return tracks;
    }

    internal static string TitleOf(ImportColumn column) =>
        column.Group is { } group && $"{group} · {column.Title}" is { Length: <= MostColumnTitle } both ? both : column.Title;

    private async Task<Scorer> ScorerAsync(ImportPlan plan, ImportTrack planned, ImportProgram program, Track track, CancellationToken cancellationToken)
    {
        var scoring = planned.Scoring;
        var settings = ProgramPlan.SettingsOf(plan, planned) with
        {
            ProgramHash = (await parts.PutAsync(program.Part, cancellationToken)).Hash,
            IngestionHash = scoring.Ingestion is { } ingestion ? (await parts.PutAsync(ingestion.Part, cancellationToken)).Hash : null,
            InputDataHash = scoring is { Ingestion: not null, InputData: { } input } ? (await parts.PutAsync(input, cancellationToken)).Hash : null,
        };
        return new Scorer
        {
            TrackId = track.Id,
            Version = 1,
            PluginId = ProgramSettings.PluginId,
            PluginVersion = settings.ProgramHash[..12],
            ProgramHash = settings.ProgramHash,
            ParametersJson = settings.ToJson(),
            LimitsJson = ProgramPlan.LimitsOf(planned).ToJson(),
            CreatedAt = now,
        };
    }

    private Scorer ScorerOf(ImportPlugin plugin, Track track) => new()
    {
        TrackId = track.Id,
        Version = 1,
        PluginId = plugin.Id,
        PluginVersion = plugin.Version,
        ParametersJson = plugin.ParametersJson,
        Seed = plugin.Seed,
        CreatedAt = now,
    };

    private async Task<List<Phase>> PhasesAsync(Competition competition, ImportPlan plan, List<Track> tracks, CancellationToken cancellationToken)
    {
        List<Phase> phases = [];
        foreach (var planned in plan.Phases)
        {
            var phase = new Phase
            {
                CompetitionId = competition.Id,
                Slug = Slug.MakeUnique(Slug.From(planned.Title, "phase"), phases.ConvertAll(row => row.Slug)),
                Title = planned.Title,
                Position = phases.Count,
                StartsAt = planned.StartsAt,
                EndsAt = planned.EndsAt,
                RunsPerDay = planned.RunsPerDay,
                RunsInAll = planned.RunsInAll,
                Visibility = planned.Visibility,
                FreezesAt = planned.FreezesAt,
                ReleasesAt = planned.ReleasesAt,
            };
            phases.Add(phase);
            rows.Add(phase);
            foreach (var reference in planned.References)
            {
                var track = tracks[reference.Track];
                rows.Add(new PhaseTrack { PhaseId = phase.Id, TrackId = track.Id });
                if (reference.Part is not null || plan.Tracks[reference.Track].Scoring.Program is { Command.Count: > 0 })
                {
                    rows.Add(await ReferenceAsync(reference, track, phase, cancellationToken));
                }
            }
        }

        return phases;
    }

    private async Task<ReferenceSet> ReferenceAsync(ImportReference reference, Track track, Phase phase, CancellationToken cancellationToken)
    {
        var blob = reference.Part is { } part ? await parts.PutAsync(part, cancellationToken) : await parts.PutNothingAsync(cancellationToken);
        return new ReferenceSet
        {
            TrackId = track.Id,
            PhaseId = phase.Id,
            Version = 1,
            FileName = ArchiveUnpacker.SafeName(reference.Part?.FileName ?? ProgramSettings.NoReference),
            BlobHash = blob.Hash,
            Bytes = blob.Bytes,
            State = ReferenceState.Checking,
            CreatedBy = actor.AccountId!.Value,
            CreatedAt = now,
        };
    }

    private async Task FilesAsync(Competition competition, ImportPlan plan, List<Phase> phases, CancellationToken cancellationToken)
    {
        var position = 0;
        foreach (var file in plan.Files)
        {
            var blob = await parts.PutAsync(file.Part, cancellationToken);
            rows.Add(new CompetitionFile
            {
                CompetitionId = competition.Id,
                Kind = file.Kind switch
                {
                    ImportFileKind.StartingKit => CompetitionFileKind.StartingKit,
                    ImportFileKind.PublicData => CompetitionFileKind.PublicData,
                    ImportFileKind.InputData => CompetitionFileKind.InputData,
                    _ => CompetitionFileKind.Sample,
                },
                Title = file.Title.Length > 255 ? file.Title[..255] : file.Title,
                FileName = ArchiveUnpacker.SafeName(file.Part.FileName),
                BlobHash = blob.Hash,
                Bytes = blob.Bytes,
                PhaseId = file.Phase is { } phase ? phases[phase].Id : null,
                Position = position++,
            });
        }
    }
}
