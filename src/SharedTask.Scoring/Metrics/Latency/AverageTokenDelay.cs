namespace SharedTask.Scoring.Metrics.Latency;

/// <summary>
/// Average token delay (Kano et al. 2023) as in SimulEval: the mean, over the tokens of a translation, of the time between the end
/// of a token and the end of the token of the source that it answers. Tokens with one delay are a chunk, and the source that was read
/// before it is a chunk too; a token answers the token of the source at its own place or, where the chunks before it gave more tokens
/// than they read, one as many places earlier, but none that was not yet read.
/// </summary>
public static class AverageTokenDelay
{
    /// <summary>How long a token of speech lasts, in milliseconds.</summary>
    public const double SpeechToken = 300;

    /// <summary>Measures a segment of a translation into text.</summary>
    /// <param name="delays">A delay for each word of the translation, at least one, each at least 0: milliseconds of speech, or whole words of text.</param>
    /// <param name="elapsed">When each word was there, the time of computing included; or nothing, which leaves that time out.</param>
    /// <param name="fromSpeech">Whether the source is speech; otherwise it is text.</param>
    /// <returns>The delay, in the unit of the delays; at least 0 for delays that never decrease, without time of computing.</returns>
    /// <exception cref="ArgumentException">There are no delays, or not as many times.</exception>
    public static double OfText(ReadOnlySpan<double> delays, ReadOnlySpan<double> elapsed, bool fromSpeech)
    {
        elapsed = Measured(delays, elapsed);
        var length = fromSpeech ? 0 : 1;
        var walk = new TokenWalk(new SourceChunks(delays, fromSpeech ? SpeechToken : null));
        for (var word = 0; word < delays.Length; word++)
        {
            if (word == 0 || delays[word] != delays[word - 1])
            {
                walk.BeginChunk();
            }

            walk.Take(delays[word], length, ComputeTime(delays, elapsed, word));
        }

        return walk.Mean;
    }

    /// <summary>Measures a segment of a translation into speech.</summary>
    /// <param name="delays">A delay for each piece of speech that was given, at least one, each at least 0, in milliseconds.</param>
    /// <param name="elapsed">When each piece was there, the time of computing included; or nothing, which leaves that time out.</param>
    /// <param name="durations">How long each piece lasts, in milliseconds; greater than 0.</param>
    /// <returns>The delay in milliseconds.</returns>
    /// <exception cref="ArgumentException">There are no delays, not as many times or durations, or a duration is not greater than 0.</exception>
    public static double OfSpeech(ReadOnlySpan<double> delays, ReadOnlySpan<double> elapsed, ReadOnlySpan<double> durations)
    {
        elapsed = Measured(delays, elapsed);
        if (durations.Length != delays.Length || durations.ContainsAnyExceptInRange(double.Epsilon, double.MaxValue))
        {
            throw new ArgumentException("Every delay needs a duration greater than 0.", nameof(durations));
        }

        var walk = new TokenWalk(new SourceChunks(delays, SpeechToken));
        for (var piece = 0; piece < delays.Length;)
        {
            var delay = delays[piece];
            var (duration, computed) = (0.0, 0.0);
            for (; piece < delays.Length && delays[piece] == delay; piece++)
            {
                duration += durations[piece];
                computed += ComputeTime(delays, elapsed, piece);
            }

            walk.TakeSpeech(delay, duration, computed);
        }

        return walk.Mean;
    }

    /// <summary>The elapsed times; nothing if all of them are 0, as of a system that did not measure them.</summary>
    private static ReadOnlySpan<double> Measured(ReadOnlySpan<double> delays, ReadOnlySpan<double> elapsed) =>
        delays.IsEmpty || (!elapsed.IsEmpty && elapsed.Length != delays.Length)
            ? throw new ArgumentException("A segment needs at least one delay, and as many elapsed times or none.", nameof(delays))
            : elapsed.ContainsAnyExcept(0.0) ? elapsed : [];

    /// <summary>The time of computing since the token before.</summary>
    private static double ComputeTime(ReadOnlySpan<double> delays, ReadOnlySpan<double> elapsed, int token) =>
        elapsed.IsEmpty ? 0 : elapsed[token] - delays[token] - (token == 0 ? 0 : elapsed[token - 1] - delays[token - 1]);
}
