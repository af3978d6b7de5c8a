namespace SharedTask.Scoring.Metrics.Situations;

/// <summary>What finding a situation is worth, by how many frames of the reference are grave.</summary>
/// <param name="HighFrom">From how many grave frames a situation is of high gravity.</param>
/// <param name="MediumFrom">From how many it is of medium gravity.</param>
/// <param name="High">The gain of high gravity.</param>
/// <param name="Medium">The gain of medium gravity.</param>
/// <param name="Low">The gain of every other situation of the reference.</param>
public sealed record GainScale(int HighFrom, int MediumFrom, double High, double Medium, double Low)
{
    /// <summary>The gain of a situation of the reference.</summary>
    /// <param name="graveFrames">How many of its frames are grave.</param>
    /// <returns>The gain.</returns>
    public double Of(double graveFrames) => graveFrames >= HighFrom ? High : graveFrames >= MediumFrom ? Medium : Low;
}
