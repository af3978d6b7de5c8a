namespace SharedTask.Scoring.Metrics.Parsing;

/// <summary>
/// The scores of the CoNLL 2018 shared task (Zeman et al. 2018; values as of its script conll18_ud_eval.py, version 1.2). LAS ignores
/// subtypes of relations; features are the universal ones. CLAS, MLAS and BLEX count words whose relation is one of content words.
/// </summary>
/// <param name="sums">Sums over sentences, as <see cref="ParsingTally"/> has them.</param>
public sealed class ParsingReport(double[] sums)
{
    /// <summary>The score of a measure.</summary>
    /// <param name="measure">The measure.</param>
    public ParsingScore this[ParsingMeasure measure]
    {
        get
        {
            var correct = sums[ParsingTally.FirstCorrect + (int)measure];
            return measure switch
            {
                ParsingMeasure.Tokens => new(correct, sums[ParsingTally.GoldTokens], sums[ParsingTally.RunTokens], correct),
                ParsingMeasure.Sentences => new(correct, sums[ParsingTally.GoldSentences], sums[ParsingTally.RunSentences], correct),
                >= ParsingMeasure.Clas => new(correct, sums[ParsingTally.GoldContent], sums[ParsingTally.RunContent], sums[ParsingTally.AlignedContent]),
                _ => new(correct, sums[ParsingTally.GoldWords], sums[ParsingTally.RunWords], sums[ParsingTally.FirstCorrect + (int)ParsingMeasure.Words]),
            };
        }
    }
}
