using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Latency;

namespace Latency;

/// <summary>How translations of whole recordings are divided into the segments of the reference.</summary>
/// <param name="Recording">The field with the name of the recording, in reference and run.</param>
/// <param name="Text">The column of the reference's text.</param>
/// <param name="FoldsCase">Whether words that differ in the case of ASCII letters alone are the same.</param>
internal sealed record RecordingOptions(FieldSpec Recording, FieldSpec Text, bool FoldsCase)
{
    /// <summary>Where a segment begins, in seconds.</summary>
    public FieldSpec Offset { get; } = new("offset");

    /// <summary>How long a segment lasts, in seconds.</summary>
    public FieldSpec Duration { get; } = new("duration");

    /// <summary>The translation of a recording.</summary>
    public FieldSpec Prediction { get; } = new("prediction");

    /// <summary>Reads the organizers' parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="text">The column of the reference's text.</param>
    /// <param name="kind">What translations read and write.</param>
    /// <returns>The options; <see langword="null"/> if runs have the segments of the reference.</returns>
    /// <exception cref="RequestException">The options do not go together.</exception>
    public static RecordingOptions? Read(ParameterReader parameters, string text, TranslationKind kind)
    {
        var foldsCase = parameters.Choice("resegmentation_case", "sensitive", "insensitive") == "insensitive";
        if (parameters.Choice("segments", "given", "resegmented") == "given")
        {
            return null;
        }

        if (kind != TranslationKind.SpeechToText || text.Length == 0)
        {
            throw new RequestException("Translations are divided into segments anew only from speech to text, and beside the texts of the reference: set \"translation\" to \"speech-to-text\" and \"reference_column\" to the column of the text.");
        }

        return new(parameters.Column("id_column", "wav", "source", "id") with { IsFileName = true }, new FieldSpec(text), foldsCase);
    }
}
