namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>What an error rate counts.</summary>
public enum ErrorRateUnit
{
    /// <summary>Words: word error rate.</summary>
    Words,

    /// <summary>Characters, white space inside the text included: character error rate.</summary>
    Characters,
}
