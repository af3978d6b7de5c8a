using SharedTask.Core.Bundles.Findings;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>Reads the programs and data that a task of Codabench's or a phase of CodaLab's names.</summary>
internal sealed class TaskReader(ReadingContext context, bool hasPlugins)
{
    private readonly ProgramReader programs = new(context);

    public async Task<TaskParts> ReadAsync(Section section, string ingestionOnlyKey, CancellationToken cancellationToken)
    {
        if (!section.Has("scoring_program") && !hasPlugins)
        {
            context.Findings.Warning("scorer-missing", context.File, section.Line, section.Name("scoring_program"), FindingEffect.ByHand);
        }

        if (!section.Has("reference_data"))
        {
            context.Findings.Note("reference-missing", context.File, section.Line, section.Name("reference_data"), FindingEffect.None);
        }

        var scoring = section.Part("scoring_program", FindingEffect.ByHand);
        var ingestion = section.Part("ingestion_program", FindingEffect.LeftOut);
        if (ingestion is not null && section.Flag(ingestionOnlyKey, fallback: false))
        {
            context.Findings.Warning("ingestion-together", context.File, section.LineOf(ingestionOnlyKey), section.Name(ingestionOnlyKey), FindingEffect.None);
        }

        var input = section.Part("input_data", FindingEffect.LeftOut);
        var reference = section.Part("reference_data", FindingEffect.ByHand);
        return new TaskParts(
            scoring is null ? null : await programs.ReadAsync(scoring, section.LineOf("scoring_program"), section.Name("scoring_program"), isIngestion: false, cancellationToken),
            ingestion is null ? null : await programs.ReadAsync(ingestion, section.LineOf("ingestion_program"), section.Name("ingestion_program"), isIngestion: true, cancellationToken),
            section.Flag(ingestionOnlyKey, fallback: false),
            input,
            reference);
    }
}
