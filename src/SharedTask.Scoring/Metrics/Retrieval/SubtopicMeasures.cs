namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>Where the measures of novelty and diversity stand in a topic's row.</summary>
/// <param name="add">Adds a measure and gives its place.</param>
/// <param name="addCutoffs">Adds a measure at every rank and gives the first one's place.</param>
internal sealed class SubtopicMeasures(Func<string, int> add, Func<string, int[], int> addCutoffs)
{
    /// <summary>The ranks of ndeval.</summary>
    public static int[] Cutoffs { get; } = [5, 10, 20];

    public int AlphaNdcg { get; } = addCutoffs("alpha_ndcg_cut_", Cutoffs);

    public int AlphaDcg { get; } = addCutoffs("alpha_dcg_cut_", Cutoffs);

    public int ErrIa { get; } = addCutoffs("err_ia_cut_", Cutoffs);

    public int NormalizedErrIa { get; } = addCutoffs("nerr_ia_cut_", Cutoffs);

    public int PrecisionIa { get; } = addCutoffs("P_ia_", Cutoffs);

    public int SubtopicRecall { get; } = addCutoffs("strec_", Cutoffs);

    public int MapIa { get; } = add("map_ia");

    public int Nrbp { get; } = add("nrbp");

    public int NormalizedNrbp { get; } = add("nnrbp");
}
