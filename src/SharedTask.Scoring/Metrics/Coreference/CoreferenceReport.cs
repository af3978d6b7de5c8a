namespace SharedTask.Scoring.Metrics.Coreference;

/// <summary>
/// Scores of coreference resolution, whose counts are summed up over documents (Pradhan et al. 2014; values as of the reference scorer,
/// version 8.01; LEA as of Moosavi and Strube 2016). A share without denominator is 0.
/// </summary>
public sealed class CoreferenceReport
{
    /// <summary>Computes the scores.</summary>
    /// <param name="sums">Sums over documents, as <see cref="DocumentCounts.Write"/> writes them.</param>
    public CoreferenceReport(ReadOnlySpan<double> sums)
    {
        var counts = DocumentCounts.Read(sums);
        Mentions = new CoreferenceScore(counts.Correct, counts.GoldMentions, counts.Correct, counts.RunMentions);
        Muc = new CoreferenceScore(counts.Links, counts.GoldLinks, counts.Links, counts.RunLinks);
        BCubed = new CoreferenceScore(counts.BCubedRecall, counts.GoldMentions, counts.BCubedPrecision, counts.RunMentions);
        CeafM = new CoreferenceScore(counts.SharedMentions, counts.GoldMentions, counts.SharedMentions, counts.RunMentions);
        CeafE = new CoreferenceScore(counts.Similarity, counts.GoldClusters, counts.Similarity, counts.RunClusters);
        Lea = new CoreferenceScore(counts.LeaRecall, counts.GoldMentions, counts.LeaPrecision, counts.RunMentions);
    }

    /// <summary>Mentions that are in both.</summary>
    public CoreferenceScore Mentions { get; }

    /// <summary>Links (Vilain et al. 1995).</summary>
    public CoreferenceScore Muc { get; }

    /// <summary>B³, by mentions (Bagga and Baldwin 1998).</summary>
    public CoreferenceScore BCubed { get; }

    /// <summary>CEAF by mentions: the best pairs of clusters by common mentions (Luo 2005).</summary>
    public CoreferenceScore CeafM { get; }

    /// <summary>CEAF by clusters: the best pairs of clusters by the F1 of their mentions (Luo 2005).</summary>
    public CoreferenceScore CeafE { get; }

    /// <summary>LEA, links weighted by the sizes of clusters (Moosavi and Strube 2016).</summary>
    public CoreferenceScore Lea { get; }

    /// <summary>The mean of the F1 of MUC, B³ and CEAF by clusters, in 0..1.</summary>
    public double ConllF1 => (Muc.F1 + BCubed.F1 + CeafE.F1) / 3;
}
