using CsCheck;
using SharedTask.Scoring.Metrics.Preference;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class PreferenceTests
{
    [Theory]
    [InlineData(false, 29.396, 7.171, 20.604, 7.171)]
    [InlineData(true, 25, 6.458, 25, 6.458)]
    public void TrueSkill_OneGame_MovesBothAsPublished(bool isDraw, double winner, double winnerSigma, double loser, double loserSigma)
    {
        var ratings = new TrueSkill(new()).Rate(2, [new(0, 1, isDraw)]);

        ratings[0].Mu.ShouldBe(winner, 5e-4);
        ratings[0].Sigma.ShouldBe(winnerSigma, 5e-4);
        ratings[1].Mu.ShouldBe(loser, 5e-4);
        ratings[1].Sigma.ShouldBe(loserSigma, 5e-4);
        ratings[0].Conservative.ShouldBe(ratings[0].Mu - (3 * ratings[0].Sigma));
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(400, false)]
    [InlineData(-400, true)]
    [InlineData(-400, false)]
    public void TrueSkill_AstonishingOutcome_StaysFinite(double lead, bool isDraw)
    {
        var (winner, loser) = new TrueSkill(new()).Play(new(25 + lead, 2), new(25, 2), isDraw);

        new[] { winner.Mu, winner.Sigma, loser.Mu, loser.Sigma }.ShouldAllBe(number => double.IsFinite(number));
        if (isDraw)
        {
            Math.Abs(winner.Mu - loser.Mu).ShouldBeLessThan(Math.Abs(lead));
        }
    }

    [Fact]
    public void TrueSkill_WithoutDraws_TakesADrawAsCertainEquality()
    {
        var (winner, loser) = new TrueSkill(new(DrawProbability: 0)).Play(new(30, 5), new(20, 5), isDraw: true);

        winner.Mu.ShouldBeLessThan(30);
        (winner.Mu + loser.Mu).ShouldBe(50, 1e-9);
    }

    [Fact]
    public void TrueSkill_ImpossibleConstants_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new TrueSkill(new(Sigma: 0)));
        Should.Throw<ArgumentOutOfRangeException>(() => new TrueSkill(new(Beta: 0)));
        Should.Throw<ArgumentOutOfRangeException>(() => new TrueSkill(new(Tau: -1)));
        Should.Throw<ArgumentOutOfRangeException>(() => new TrueSkill(new(DrawProbability: 1)));
    }

    [Fact]
    public void WinRate_CountsDrawsHalfAndLeavesOutWhoNeverPlayed() =>
        WinRate.Of(4, [new(0, 1), new(0, 1), new(1, 0, IsDraw: true), new(1, 2), new(3, 3)]).ShouldBe([2.5 / 3, 1.5 / 4, 0, double.NaN]);

    [Fact]
    public void BradleyTerry_TwoSystems_HaveTheLogOddsOfTheirWins()
    {
        Comparison[] games = [.. Enumerable.Repeat(new Comparison(0, 1), 3), new(1, 0), new(0, 1, IsDraw: true), new(1, 1)];

        var fit = BradleyTerry.Fit(2, games).ShouldNotBeNull();

        (fit[0] - fit[1]).ShouldBe(Math.Log(3.5 / 1.5), 1e-9);
        fit.Sum().ShouldBe(0, 1e-12);
    }

    [Fact]
    public void BradleyTerry_GroupThatNeverWinsAgainstAnother_HasNoFit()
    {
        BradleyTerry.Fit(3, [new(0, 1), new(1, 0), new(0, 2), new(1, 2)]).ShouldBeNull();
        BradleyTerry.Fit(2, []).ShouldBeNull();
        BradleyTerry.Fit(1, []).ShouldBe([0]);
    }

    [Fact]
    public void BradleyTerry_AtItsMaximum_ExpectsTheWinsThatHappened() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Bool).Array[5, 60].Sample(games =>
        {
            Comparison[] all = [.. games.Select(game => new Comparison(game.Item1, game.Item2, game.Item3))];
            if (BradleyTerry.Fit(5, all) is not { } fit)
            {
                return;
            }

            for (var system = 0; system < 5; system++)
            {
                var (won, expected) = (0.0, 0.0);
                foreach (var game in all.Where(game => game.Winner != game.Loser && (game.Winner == system || game.Loser == system)))
                {
                    won += game.IsDraw ? .5 : game.Winner == system ? 1 : 0;
                    var other = game.Winner == system ? game.Loser : game.Winner;
                    expected += 1 / (1 + Math.Exp(fit[other] - fit[system]));
                }

                expected.ShouldBe(won, 1e-6);
            }

            fit.ShouldBe(BradleyTerry.Fit(5, [.. all.Reverse()])!, 1e-9);
        });
}
