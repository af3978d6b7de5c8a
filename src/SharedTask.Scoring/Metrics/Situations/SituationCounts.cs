namespace SharedTask.Scoring.Metrics.Situations;

/// <summary>How many frames a situation has.</summary>
/// <param name="Gold">Those of the reference.</param>
/// <param name="GoldGrave">Those that are grave.</param>
/// <param name="Run">Those of the run.</param>
/// <param name="RunGrave">Those of the run that are grave.</param>
public readonly record struct SituationCounts(double Gold, double GoldGrave, double Run, double RunGrave)
{
    /// <summary>Adds a frame, some times.</summary>
    /// <param name="isGold">Whether it is one of the reference.</param>
    /// <param name="isGrave">Whether it is grave.</param>
    /// <param name="times">How many times.</param>
    /// <returns>The sum.</returns>
    public SituationCounts Plus(bool isGold, bool isGrave, int times)
    {
        var grave = isGrave ? times : 0;
        return isGold ? this with { Gold = Gold + times, GoldGrave = GoldGrave + grave } : this with { Run = Run + times, RunGrave = RunGrave + grave };
    }
}
