using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Latency;

/// <summary>Walks over the tokens of a translation and sums up their delays behind the tokens of the source.</summary>
/// <param name="source">The source.</param>
internal sealed class TokenWalk(SourceChunks source)
{
    private CompensatedSum sum;
    private double end;
    private int tokens;
    private int before;
    private int chunk;

    /// <summary>The mean over the tokens that were taken.</summary>
    public double Mean => sum.Value / tokens;

    /// <summary>Says that the tokens from here on are of the next chunk.</summary>
    public void BeginChunk()
    {
        chunk++;
        before = tokens;
    }

    /// <summary>Takes the next token.</summary>
    /// <param name="delay">Its delay.</param>
    /// <param name="length">How long it lasts.</param>
    /// <param name="computed">The time of computing since the token before.</param>
    public void Take(double delay, double length, double computed)
    {
        tokens++;
        end = Math.Max(delay, end) + length + computed;
        var place = tokens - Math.Max(0, before - source.TokensBefore(chunk));
        sum.Add(end - source.EndOf(Math.Min(place, source.TokensBefore(chunk + 1))));
    }

    /// <summary>Takes a chunk of speech, in tokens that share its time of computing.</summary>
    /// <param name="delay">Its delay.</param>
    /// <param name="duration">How long it lasts; greater than 0.</param>
    /// <param name="computed">The time of computing since the chunk before.</param>
    public void TakeSpeech(double delay, double duration, double computed)
    {
        BeginChunk();
        var (whole, rest) = SourceChunks.Divide(duration, AverageTokenDelay.SpeechToken);
        var count = whole + (rest > 0 ? 1 : 0);
        for (var token = 0.0; token < count; token++)
        {
            Take(delay, token < whole ? AverageTokenDelay.SpeechToken : rest, computed / count);
        }
    }
}
