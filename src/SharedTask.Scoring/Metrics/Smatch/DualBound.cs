namespace SharedTask.Scoring.Metrics.Smatch;

/// <summary>
/// An upper bound of what pairs can be worth. What a tie is worth is shared out to its two options, for each row beside each other row;
/// pairs are then chosen by options alone, and the shares are shifted to where they do the least harm (dual ascent for the quadratic
/// assignment problem; Hahn and Grant 1998, Adams and Johnson 1994). The bound never rises, and in graphs that are nearly trees it mostly
/// meets the best pairs.
/// </summary>
internal sealed class DualBound
{
    private readonly PairingProblem problem;
    private readonly WorkBudget work;
    private readonly RowAssignment assignment;
    private readonly double[] worths;
    private readonly bool[] isFixed;
    private readonly int[] shareCounts;
    private readonly double[] spare;
    private readonly List<int> shareOptions = [];
    private readonly List<(int FirstTie, int EndTie, int FirstShare, int FirstOther, int EndShare)> links = [];
    private readonly (int One, int Other, double Worth)[] ties;
    private double[] shares;
    private bool[] isOpen;

    /// <summary>Shares out what ties are worth, half to each side.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="work">What is spent.</param>
    public DualBound(PairingProblem problem, WorkBudget work)
    {
        (this.problem, this.work) = (problem, work);
        assignment = new RowAssignment(problem, work);
        worths = new double[problem.Options.Length];
        isFixed = new bool[problem.Rows];
        isOpen = new bool[problem.Options.Length];
        Array.Fill(isOpen, true);
        ties = new (int, int, double)[problem.Ties.Length];
        AddLinks();
        shareCounts = new int[problem.Options.Length];
        shareOptions.ForEach(option => shareCounts[option]++);
        spare = new double[shareOptions.Count];
        shares = new double[shareOptions.Count];
        foreach (var (one, other, worth) in ties)
        {
            shares[one] = Math.Max(shares[one], worth / 2);
            shares[other] = Math.Max(shares[other], worth / 2);
        }
    }

    /// <summary>How many numbers a state has.</summary>
    public int Size => shares.Length + isOpen.Length;

    /// <summary>The bound under what is fixed and forbidden.</summary>
    public double Value { get; private set; }

    /// <summary>The pairs that are best by options alone.</summary>
    public ReadOnlySpan<int> Chosen => assignment.Chosen;

    /// <summary>The shares and what is fixed and forbidden, to come back to.</summary>
    public (double[] Shares, bool[] IsOpen) State
    {
        get => ([.. shares], [.. isOpen]);
        set => (shares, isOpen) = value;
    }

    /// <summary>Computes the bound.</summary>
    public void Solve()
    {
        for (var option = 0; option < worths.Length; option++)
        {
            worths[option] = problem.Options[option].Worth;
        }

        for (var share = 0; share < shares.Length; share++)
        {
            worths[shareOptions[share]] += shares[share];
        }

        work.Spend(worths.Length + shares.Length);
        assignment.Solve(worths, isOpen, isFixed);
        Value = assignment.Total;
    }

    /// <summary>Makes shares as large as they may be without a higher bound, and then as small as ties allow, in turns from either side.</summary>
    /// <param name="turn">Which side begins.</param>
    public void Improve(int turn)
    {
        for (var share = 0; share < shares.Length; share++)
        {
            var option = shareOptions[share];
            var (row, column, _) = problem.Options[option];
            shares[share] += isOpen[option] ? Math.Max(0, assignment.RowPrices[row] + assignment.ColumnPrices[column] - worths[option]) / shareCounts[option] : 0;
        }

        foreach (var link in links)
        {
            Reduce(link, turn % 2 == 0, 0.5);
            Reduce(link, turn % 2 != 0, 1);
            Reduce(link, turn % 2 == 0, 1);
        }

        work.Spend((4 * shares.Length) + (6 * ties.Length));
    }

    /// <summary>Chooses an option of the best pairs by options alone on which ties disagree the most with their shares.</summary>
    /// <returns>The option, or else any other of a row that is not fixed, or -1 if there is none.</returns>
    public int MostDoubtful()
    {
        var doubts = new double[problem.Rows];
        foreach (var link in links)
        {
            AddDoubt(link, doubts);
        }

        var best = -1;
        foreach (var option in assignment.Chosen)
        {
            if (option >= 0 && !isFixed[problem.Options[option].Row] && (best < 0 || doubts[problem.Options[option].Row] > doubts[problem.Options[best].Row] + 1e-9))
            {
                best = option;
            }
        }

        work.Spend(ties.Length + shares.Length + (2 * isOpen.Length));
        return best >= 0 ? best : Enumerable.Range(0, isOpen.Length).FirstOrDefault(option => isOpen[option] && !isFixed[problem.Options[option].Row], -1);
    }

    /// <summary>What is lost of the bound, at least, where an option is taken.</summary>
    public double LossOf(int option) => LossWithoutRow(problem.Options[option].Row) + LossWithoutColumn(problem.Options[option].Column) - worths[option];

    /// <summary>What is lost of the bound, at least, where a row has no column.</summary>
    public double LossWithoutRow(int row) => assignment.RowPrices[row];

    /// <summary>What is lost of the bound, at least, where no row has a column.</summary>
    public double LossWithoutColumn(int column) => assignment.ColumnPrices[column];

    /// <summary>Takes an option for good.</summary>
    public void Fix(int option)
    {
        var (row, column, _) = problem.Options[option];
        for (var other = 0; other < isOpen.Length; other++)
        {
            isOpen[other] &= other == option || (problem.Options[other].Row != row && problem.Options[other].Column != column);
        }

        isFixed[row] = true;
    }

    /// <summary>Does no longer take an option for good.</summary>
    public void Release(int option) => isFixed[problem.Options[option].Row] = false;

    /// <summary>Leaves an option out for good.</summary>
    public void Forbid(int option) => isOpen[option] = false;

    /// <summary>Ties of the same two rows make a link, in which each option of a row has a share of its own.</summary>
    private void AddLinks()
    {
        int RowOf(int option) => problem.Options[option].Row;
        var places = new Dictionary<int, int>();
        int ShareOf(int option)
        {
            if (places.TryAdd(option, shareOptions.Count))
            {
                shareOptions.Add(option);
            }

            return places[option];
        }

        int[] order = [.. Enumerable.Range(0, ties.Length).OrderBy(tie => RowOf(problem.Ties[tie].One)).ThenBy(tie => RowOf(problem.Ties[tie].Other))];
        for (var start = 0; start < order.Length;)
        {
            var first = problem.Ties[order[start]];
            var (one, other) = (RowOf(first.One), RowOf(first.Other));
            var end = start;
            while (end < order.Length && RowOf(problem.Ties[order[end]].One) == one && RowOf(problem.Ties[order[end]].Other) == other)
            {
                end++;
            }

            places.Clear();
            var firstShare = shareOptions.Count;
            for (var tie = start; tie < end; tie++)
            {
                ties[tie] = (ShareOf(problem.Ties[order[tie]].One), 0, problem.Ties[order[tie]].Worth);
            }

            var firstOther = shareOptions.Count;
            for (var tie = start; tie < end; tie++)
            {
                ties[tie].Other = ShareOf(problem.Ties[order[tie]].Other);
            }

            links.Add((start, end, firstShare, firstOther, shareOptions.Count));
            start = end;
        }
    }

    /// <summary>Takes from the shares of one side of a link what its ties do not need.</summary>
    private void Reduce((int FirstTie, int EndTie, int FirstShare, int FirstOther, int EndShare) link, bool isOne, double part)
    {
        var (first, end) = isOne ? (link.FirstShare, link.FirstOther) : (link.FirstOther, link.EndShare);
        for (var share = first; share < end; share++)
        {
            spare[share] = shares[share];
        }

        foreach (var (one, other, worth) in ties.AsSpan(link.FirstTie..link.EndTie))
        {
            var side = isOne ? one : other;
            if (isOpen[shareOptions[one]] && isOpen[shareOptions[other]])
            {
                spare[side] = Math.Min(spare[side], shares[one] + shares[other] - worth);
            }
        }

        for (var share = first; share < end; share++)
        {
            shares[share] -= part * Math.Max(0, spare[share]);
        }
    }

    private void AddDoubt((int FirstTie, int EndTie, int FirstShare, int FirstOther, int EndShare) link, double[] doubts)
    {
        var doubt = 0.0;
        for (var share = link.FirstShare; share < link.EndShare; share++)
        {
            doubt += IsChosen(shareOptions[share]) ? shares[share] : 0;
        }

        foreach (var (one, other, worth) in ties.AsSpan(link.FirstTie..link.EndTie))
        {
            doubt -= IsChosen(shareOptions[one]) && IsChosen(shareOptions[other]) ? worth : 0;
        }

        doubts[problem.Options[shareOptions[link.FirstShare]].Row] += doubt;
        doubts[problem.Options[shareOptions[link.FirstOther]].Row] += doubt;
    }

    private bool IsChosen(int option) => assignment.Chosen[problem.Options[option].Row] == option;
}
