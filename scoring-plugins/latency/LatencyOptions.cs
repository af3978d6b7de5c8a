using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Latency;

namespace Latency;

/// <summary>How the organizers want latency to be measured.</summary>
/// <param name="Id">The column of the id.</param>
/// <param name="SourceLength">The column of the source's length.</param>
/// <param name="ReferenceLength">The column of the reference's length or, in its place, of its text.</param>
/// <param name="ReferenceText">How that column is called if it has the text.</param>
/// <param name="CountsCharacters">Whether the length of a text is the number of its characters, not of its words.</param>
/// <param name="Kind">What translations read and write.</param>
/// <param name="Slices">The columns for slices.</param>
/// <param name="MayMiss">Whether segments may have no row in a run.</param>
internal sealed record LatencyOptions(
    FieldSpec Id, FieldSpec SourceLength, FieldSpec ReferenceLength, string ReferenceText, bool CountsCharacters, TranslationKind Kind, IReadOnlyList<string> Slices, bool MayMiss)
{
    /// <summary>The fields of a run behind the id: the delays, the elapsed times, and the durations of speech.</summary>
    public required IReadOnlyList<FieldSpec> Times { get; init; }

    /// <summary>How translations of whole recordings are divided; <see langword="null"/> where runs have the segments of the reference.</summary>
    public RecordingOptions? Recordings { get; init; }

    /// <summary>Reads the organizers' parameters.</summary>
    public static LatencyOptions Read(ParameterReader parameters)
    {
        var text = parameters.Column("reference_column", "reference").Names[0];
        var kind = parameters.Choice("translation", "speech-to-text", "text-to-text", "speech-to-speech") switch
        {
            "text-to-text" => TranslationKind.TextToText,
            "speech-to-speech" => TranslationKind.SpeechToSpeech,
            _ => TranslationKind.SpeechToText,
        };
        return new(
            parameters.Column("id_column", "id", "index"),
            parameters.Column("source_length_column", "source_length"),
            new FieldSpec([parameters.Column("reference_length_column", "reference_length").Names[0], text]),
            text,
            parameters.Choice("latency_unit", "word", "char") == "char",
            kind,
            parameters.Texts("slices"),
            parameters.Choice("missing_predictions", "error", "ignore") == "ignore")
        {
            Recordings = RecordingOptions.Read(parameters, text, kind),
            Times =
            [
                parameters.Column("delays_column", "delays") with { AllowsList = true },
                new FieldSpec("elapsed") { AllowsList = true, IsOptional = true },
                new FieldSpec("durations") { AllowsList = true, IsOptional = kind != TranslationKind.SpeechToSpeech },
            ],
        };
    }
}
