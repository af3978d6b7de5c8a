namespace SharedTask.Scoring.Metrics.KeyPoints;

/// <summary>The versions of the official script of the shared task.</summary>
public enum KeyPointVersion
{
    /// <summary>Average precision as it is, whose recall is among the kept arguments: the script until September 2021.</summary>
    One,

    /// <summary>Average precision times the share of matches among the kept arguments: the script from 23 September 2021 on.</summary>
    Two,
}
