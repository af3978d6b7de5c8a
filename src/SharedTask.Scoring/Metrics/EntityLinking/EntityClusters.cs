namespace SharedTask.Scoring.Metrics.EntityLinking;

/// <summary>The clusters that the mentions of each entity make, over all documents.</summary>
internal sealed class EntityClusters
{
    private readonly List<int> sizes = [];
    private readonly int[] clusterOf;
    private readonly int[] rankOf;

    /// <summary>Finds the clusters.</summary>
    /// <param name="mentions">The mentions.</param>
    public EntityClusters(IReadOnlyList<LinkedMention> mentions)
    {
        clusterOf = new int[mentions.Count];
        rankOf = new int[mentions.Count];
        var places = new Dictionary<int, int>();
        for (var mention = 0; mention < mentions.Count; mention++)
        {
            if (places.TryAdd(mentions[mention].Entity, sizes.Count))
            {
                sizes.Add(0);
            }

            var cluster = places[mentions[mention].Entity];
            (clusterOf[mention], rankOf[mention]) = (cluster, sizes[cluster]++);
        }
    }

    /// <summary>How many mentions each cluster has.</summary>
    public IReadOnlyList<int> Sizes => sizes;

    /// <summary>The cluster of a mention.</summary>
    public int Of(int mention) => clusterOf[mention];

    /// <summary>How many mentions of a mention's cluster stand before it.</summary>
    public int RankOf(int mention) => rankOf[mention];

    /// <summary>How many mentions a mention's cluster has.</summary>
    public int SizeOf(int mention) => sizes[clusterOf[mention]];
}
