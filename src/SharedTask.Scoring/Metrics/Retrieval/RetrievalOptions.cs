namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>The choices that retrieval measures leave open; the defaults are those of trec_eval.</summary>
/// <param name="RelevanceLevel">The lowest grade that counts as relevant, at least 0 (trec_eval's <c>-l</c>).</param>
/// <param name="IsComplete">Whether topics without a ranking count as empty rankings (<c>-c</c>) instead of being left out.</param>
/// <param name="MaxDepth">How many documents of a ranking are looked at (<c>-M</c>).</param>
/// <param name="JudgedOnly">Whether documents without a judgement are taken out of rankings (<c>-J</c>).</param>
/// <param name="Gains">The gain of a grade in measures of gain, where it is not the grade itself.</param>
/// <param name="Persistence">The p of rank-biased precision, in 0..1.</param>
/// <param name="SetFWeight">The weight of recall in set_F, at least 0.</param>
/// <param name="UsesSingleScores">Whether scores are kept in single precision, as trec_eval did before version 10.</param>
/// <param name="Alpha">How much less a subtopic counts that was seen before, in 0..1 (ndeval's <c>-alpha</c>).</param>
/// <param name="Beta">How likely a reader goes on to the next document in NRBP, in 0..1 (ndeval's <c>-beta</c>).</param>
public sealed record RetrievalOptions(
    int RelevanceLevel = 1,
    bool IsComplete = false,
    int MaxDepth = int.MaxValue,
    bool JudgedOnly = false,
    IReadOnlyDictionary<int, double>? Gains = null,
    double Persistence = 0.9,
    double SetFWeight = 1,
    bool UsesSingleScores = false,
    double Alpha = 0.5,
    double Beta = 0.5);
