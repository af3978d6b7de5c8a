namespace SharedTask.Scoring.Metrics.Latency;

/// <summary>What a simultaneous translation reads and writes, on which the lengths of its tokens depend.</summary>
public enum TranslationKind
{
    /// <summary>From speech, whose tokens last 300 ms, to text, whose tokens take no time.</summary>
    SpeechToText,

    /// <summary>From words to words, each of which takes a time of 1.</summary>
    TextToText,

    /// <summary>From speech to speech: tokens of 300 ms on either side.</summary>
    SpeechToSpeech,
}
