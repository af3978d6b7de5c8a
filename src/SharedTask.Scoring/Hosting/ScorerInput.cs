using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Hosting;

/// <summary>What a scorer is given.</summary>
/// <param name="Verb">Check or score.</param>
/// <param name="Files">The reference and the run, either of which may be absent in a check.</param>
/// <param name="Parameters">The organizers' parameters.</param>
/// <param name="Seed">The seed of every random choice.</param>
public sealed record ScorerInput(ScoringVerb Verb, PairFiles Files, ParameterReader Parameters, long Seed)
{
    /// <summary>Whether scores are wanted and nothing stands against them.</summary>
    public bool MayScore => Verb == ScoringVerb.Score && !Files.ReferenceProblems.HasErrors && !Files.RunProblems.HasErrors;
}
