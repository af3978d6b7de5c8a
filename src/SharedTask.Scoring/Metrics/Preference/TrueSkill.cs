using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Preference;

/// <summary>
/// TrueSkill (Herbrich, Minka and Graepel 2006) for games of two: after each game, in order, both skills are the normal
/// distributions closest to what Bayes' rule says. Between two the message passing ends after one round.
/// </summary>
public sealed class TrueSkill
{
    private readonly TrueSkillOptions options;
    private readonly double drawMargin;

    /// <summary>Takes the constants over.</summary>
    /// <param name="options">The constants.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of its range.</exception>
    public TrueSkill(TrueSkillOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Sigma, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Beta, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Tau, nameof(options));
        if (options.DrawProbability is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.DrawProbability, "The probability of a draw is at least 0 and less than 1.");
        }

        this.options = options;
        drawMargin = TrueSkillNormal.Quantile((options.DrawProbability + 1) / 2) * Math.Sqrt(2) * options.Beta;
    }

    /// <summary>The ratings after all games.</summary>
    /// <param name="systems">How many systems there are.</param>
    /// <param name="games">The games in the order in which they were played, which matters.</param>
    /// <returns>A rating per system.</returns>
    public SkillRating[] Rate(int systems, IEnumerable<Comparison> games)
    {
        ArgumentNullException.ThrowIfNull(games);
        var ratings = new SkillRating[systems];
        Array.Fill(ratings, new SkillRating(options.Mu, options.Sigma));
        foreach (var game in games)
        {
            (ratings[game.Winner], ratings[game.Loser]) = Play(ratings[game.Winner], ratings[game.Loser], game.IsDraw);
        }

        return ratings;
    }

    /// <summary>The two ratings after a game.</summary>
    /// <param name="winner">The winner's rating before it; in a draw either's.</param>
    /// <param name="loser">The other's.</param>
    /// <param name="isDraw">Whether it was a draw.</param>
    /// <returns>Both ratings, in the same order.</returns>
    public (SkillRating Winner, SkillRating Loser) Play(SkillRating winner, SkillRating loser, bool isDraw)
    {
        var winnerVariance = (winner.Sigma * winner.Sigma) + (options.Tau * options.Tau);
        var loserVariance = (loser.Sigma * loser.Sigma) + (options.Tau * options.Tau);
        var spread = Math.Sqrt(winnerVariance + loserVariance + (2 * options.Beta * options.Beta));
        var lead = (winner.Mu - loser.Mu) / spread;
        var (shift, shrink) = isDraw ? Draw(lead, drawMargin / spread) : Win(lead - (drawMargin / spread));
        return (
            new(winner.Mu + (winnerVariance / spread * shift), Narrowed(winnerVariance, spread, shrink)),
            new(loser.Mu - (loserVariance / spread * shift), Narrowed(loserVariance, spread, shrink)));
    }

    private static double Narrowed(double variance, double spread, double shrink) =>
        Math.Sqrt(variance * (1 - (variance / (spread * spread) * shrink)));

    /// <summary>The mean of a standard normal cut off below −lead, and by how much its variance is less than 1.</summary>
    private static (double Shift, double Shrink) Win(double lead)
    {
        var inside = TrueSkillNormal.Cumulative(lead);
        var shift = inside > 0 ? NormalDistribution.Density(lead) / inside : -lead;
        return (shift, shift * (shift + lead));
    }

    /// <summary>The same for one cut off outside ±margin around the lead.</summary>
    private static (double Shift, double Shrink) Draw(double lead, double margin)
    {
        var (upper, lower) = (margin - Math.Abs(lead), -margin - Math.Abs(lead));
        var inside = TrueSkillNormal.Cumulative(upper) - TrueSkillNormal.Cumulative(lower);
        if (inside <= 0)
        {
            // No room between the ends: the difference is known.
            return (lead < 0 ? -upper : upper, 1);
        }

        var (atUpper, atLower) = (NormalDistribution.Density(upper), NormalDistribution.Density(lower));
        var shift = (atLower - atUpper) / inside;
        var shrink = (shift * shift) + (((upper * atUpper) - (lower * atLower)) / inside);
        return (lead < 0 ? -shift : shift, shrink);
    }
}
