using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Hosting;

/// <summary>What a plugin consists of beside its host.</summary>
public interface IScorer
{
    /// <summary>What the plugin says of itself.</summary>
    PluginManifest Manifest { get; }

    /// <summary>Reads what there is, reports problems, and computes the scores if it is asked to and may.</summary>
    /// <param name="input">The files, the parameters and the verb.</param>
    /// <returns>The scores; empty for a check or where problems were found.</returns>
    ScoreSheet Run(ScorerInput input);
}
