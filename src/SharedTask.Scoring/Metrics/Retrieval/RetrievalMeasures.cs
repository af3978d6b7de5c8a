using System.Globalization;

namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>
/// The measures that are computed, under the names of trec_eval's <c>-m all_trec</c>, with <c>recip_rank_cut_k</c> (MRR@k) and
/// <c>err_cut_k</c> beside them, and on request those of novelty and diversity of TREC's ndeval. A value's place in a topic's row is its place in <see cref="Names"/>.
/// </summary>
public sealed class RetrievalMeasures
{
    private static readonly int[] UsualCutoffs = [1, 3, 5, 10, 15, 20, 30, 100, 200, 500, 1000];

    private readonly List<string> names = [];
    private readonly List<MeasureKind> kinds = [];

    /// <summary>Lays out the measures.</summary>
    /// <param name="cutoffs">The ranks of measures at a rank, at least 1, ascending; 1, 3, 5, 10, 15, 20, 30, 100, 200, 500, 1000 if absent.</param>
    /// <param name="withSubtopics">Whether the measures of novelty and diversity are among them, for judgements of subtopics.</param>
    /// <exception cref="ArgumentException">A rank is less than 1, or they are not in ascending order.</exception>
    public RetrievalMeasures(IReadOnlyList<int>? cutoffs = null, bool withSubtopics = false)
    {
        Cutoffs = [.. cutoffs ?? UsualCutoffs];
        for (var i = 0; i < Cutoffs.Length; i++)
        {
            if (Cutoffs[i] < 1 || (i > 0 && Cutoffs[i] <= Cutoffs[i - 1]))
            {
                throw new ArgumentException("Ranks are at least 1 and stand in ascending order.", nameof(cutoffs));
            }
        }

        TopicCount = Add("num_q", MeasureKind.Topics);
        Retrieved = Add("num_ret", MeasureKind.Sum);
        Relevant = Add("num_rel", MeasureKind.Sum);
        RelevantRetrieved = Add("num_rel_ret", MeasureKind.Sum);
        Map = Add("map");
        GeometricMap = Add("gm_map", MeasureKind.GeometricMean);
        RPrecision = Add("Rprec");
        Bpref = Add("bpref");
        ReciprocalRank = Add("recip_rank");
        InterpolatedPrecision = AddShares("iprec_at_recall_", RecallPoints);
        Precision = AddCutoffs("P_");
        Recall = AddCutoffs("recall_");
        Unjudged = AddCutoffs("unj_");
        Rbp = Add("rbp");
        RbpResidual = Add("rbp_resid");
        InferredAp = Add("infAP");
        GeometricBpref = Add("gm_bpref", MeasureKind.GeometricMean);
        Utility = Add("utility");
        ElevenPoints = Add("11pt_avg");
        Ndcg = Add("ndcg");
        RelativePrecision = AddCutoffs("relative_P_");
        RPrecisionMultiples = AddShares("Rprec_mult_", RMultiples);
        Success = AddCutoffs("success_");
        MapAtCutoff = AddCutoffs("map_cut_");
        NdcgAtCutoff = AddCutoffs("ndcg_cut_");
        NdcgAtRelevant = Add("ndcg_rel");
        NdcgAtLevels = Add("Rndcg");
        BinaryG = Add("binG");
        G = Add("G");
        SetPrecision = Add("set_P");
        SetRecall = Add("set_recall");
        SetRelativePrecision = Add("set_relative_P");
        SetMap = Add("set_map");
        SetF = Add("set_F");
        NonrelevantJudgedRetrieved = Add("num_nonrel_judged_ret", MeasureKind.Sum);
        ReciprocalRankAtCutoff = AddCutoffs("recip_rank_cut_");
        ErrAtCutoff = AddCutoffs("err_cut_");
        Subtopics = withSubtopics ? new SubtopicMeasures(name => Add(name), AddCutoffs) : null;
    }

    /// <summary>The names, in the order of values.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>How each measure's values over topics become one.</summary>
    public IReadOnlyList<MeasureKind> Kinds => kinds;

    /// <summary>The recall levels of interpolated precision.</summary>
    internal static double[] RecallPoints { get; } = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0];

    /// <summary>The multiples of R of Rprec_mult.</summary>
    internal static double[] RMultiples { get; } = [0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.4, 1.6, 1.8, 2.0];

    internal int[] Cutoffs { get; }

    internal int TopicCount { get; }

    internal int Retrieved { get; }

    internal int Relevant { get; }

    internal int RelevantRetrieved { get; }

    internal int Map { get; }

    internal int GeometricMap { get; }

    internal int RPrecision { get; }

    internal int Bpref { get; }

    internal int ReciprocalRank { get; }

    internal int InterpolatedPrecision { get; }

    internal int Precision { get; }

    internal int Recall { get; }

    internal int Unjudged { get; }

    internal int Rbp { get; }

    internal int RbpResidual { get; }

    internal int InferredAp { get; }

    internal int GeometricBpref { get; }

    internal int Utility { get; }

    internal int ElevenPoints { get; }

    internal int Ndcg { get; }

    internal int RelativePrecision { get; }

    internal int RPrecisionMultiples { get; }

    internal int Success { get; }

    internal int MapAtCutoff { get; }

    internal int NdcgAtCutoff { get; }

    internal int NdcgAtRelevant { get; }

    internal int NdcgAtLevels { get; }

    internal int BinaryG { get; }

    internal int G { get; }

    internal int SetPrecision { get; }

    internal int SetRecall { get; }

    internal int SetRelativePrecision { get; }

    internal int SetMap { get; }

    internal int SetF { get; }

    internal int NonrelevantJudgedRetrieved { get; }

    internal int ReciprocalRankAtCutoff { get; }

    internal int ErrAtCutoff { get; }

    internal SubtopicMeasures? Subtopics { get; }

    /// <summary>The place of a measure.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The place, or -1.</returns>
    public int IndexOf(string name) => names.IndexOf(name);

    private int Add(string name, MeasureKind kind = MeasureKind.Mean)
    {
        names.Add(name);
        kinds.Add(kind);
        return names.Count - 1;
    }

    private int AddCutoffs(string prefix) => AddCutoffs(prefix, Cutoffs);

    private int AddCutoffs(string prefix, int[] cutoffs)
    {
        var first = names.Count;
        foreach (var cutoff in cutoffs)
        {
            Add(prefix + cutoff.ToString(CultureInfo.InvariantCulture));
        }

        return first;
    }

    private int AddShares(string prefix, double[] shares)
    {
        var first = names.Count;
        foreach (var share in shares)
        {
            Add(prefix + share.ToString("F2", CultureInfo.InvariantCulture));
        }

        return first;
    }
}
