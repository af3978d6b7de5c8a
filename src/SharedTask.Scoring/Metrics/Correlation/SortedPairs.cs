namespace SharedTask.Scoring.Metrics.Correlation;

/// <summary>Different pairs of numbers and their orders, which resamples share.</summary>
internal sealed class SortedPairs
{
    private readonly Lazy<int[]> byPredicted;
    private readonly Lazy<int[]> byError;
    private readonly Lazy<double[]> errors;
    private readonly Lazy<double[]> scaledGold;
    private readonly Lazy<double[]> scaledPredicted;
    private double[] reciprocals = [];

    private SortedPairs(double[] gold, double[] predicted)
    {
        Gold = gold;
        Predicted = predicted;
        GoldCodes = Code(gold, Identity(gold.Length));
        var order = Identity(predicted.Length);
        Array.Sort((double[])predicted.Clone(), order);
        PredictedCodes = Code(predicted, order);
        byPredicted = new(SortByPredicted, LazyThreadSafetyMode.None);
        byError = new(SortByError, LazyThreadSafetyMode.None);
        errors = new(() => Array.ConvertAll(ByError, pair => Math.Abs(Gold[pair] - Predicted[pair])), LazyThreadSafetyMode.None);
        scaledGold = new(() => Scale(Gold), LazyThreadSafetyMode.None);
        scaledPredicted = new(() => Scale(Predicted), LazyThreadSafetyMode.None);
    }

    /// <summary>The gold numbers in ascending order.</summary>
    public double[] Gold { get; }

    /// <summary>The predicted numbers, in ascending order where the gold ones tie.</summary>
    public double[] Predicted { get; }

    /// <summary>The place of each gold number among the different ones.</summary>
    public int[] GoldCodes { get; }

    /// <summary>The place of each predicted number among the different ones.</summary>
    public int[] PredictedCodes { get; }

    /// <summary>The pairs in the order of the predicted and, where these tie, of the gold numbers.</summary>
    public int[] ByPredicted => byPredicted.Value;

    /// <summary>The pairs in the order of their absolute differences.</summary>
    public int[] ByError => byError.Value;

    /// <summary>The absolute differences in ascending order.</summary>
    public double[] Errors => errors.Value;

    /// <summary>The gold numbers, divided by a power of two so that none is greater than 1: the same digits, and sums cannot overflow.</summary>
    public double[] ScaledGold => scaledGold.Value;

    /// <summary>The predicted numbers, divided in the same way.</summary>
    public double[] ScaledPredicted => scaledPredicted.Value;

    /// <summary>1 / n at every n up to a number; nothing at 0.</summary>
    /// <param name="most">The number.</param>
    /// <returns>The table, which resamples share.</returns>
    public double[] Reciprocals(int most)
    {
        if (reciprocals.Length <= most)
        {
            reciprocals = new double[most + 1];
            for (var i = 1; i <= most; i++)
            {
                reciprocals[i] = 1.0 / i;
            }
        }

        return reciprocals;
    }

    /// <summary>Sorts pairs and counts equal ones.</summary>
    /// <param name="gold">The gold numbers; sorted in place.</param>
    /// <param name="predicted">The predicted numbers; sorted in place.</param>
    /// <param name="counts">How often each different pair occurs.</param>
    /// <returns>The different pairs.</returns>
    public static SortedPairs Of(double[] gold, double[] predicted, out int[] counts)
    {
        Array.Sort(gold, predicted);
        for (int from = 0, to; from < gold.Length; from = to)
        {
            to = from + 1;
            while (to < gold.Length && gold[to] == gold[from])
            {
                to++;
            }

            Array.Sort(predicted, from, to - from);
        }

        counts = new int[gold.Length];
        var different = 0;
        for (var i = 0; i < gold.Length; i++)
        {
            if (i == 0 || gold[i] != gold[different - 1] || predicted[i] != predicted[different - 1])
            {
                gold[different] = gold[i];
                predicted[different++] = predicted[i];
            }

            counts[different - 1]++;
        }

        Array.Resize(ref counts, different);
        return new(gold[..different], predicted[..different]);
    }

    /// <summary>Finds a pair.</summary>
    /// <param name="gold">Its gold number.</param>
    /// <param name="predicted">Its predicted number.</param>
    /// <returns>Its place; negative if there is no such pair.</returns>
    public int Find(double gold, double predicted)
    {
        var (low, high) = (0, Gold.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = Gold[middle] != gold ? Gold[middle].CompareTo(gold) : Predicted[middle].CompareTo(predicted);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>Divides numbers by a power of two so that none is greater than 1: the same digits.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <returns>The quotients.</returns>
    public static double[] Scale(double[] numbers)
    {
        var greatest = 0.0;
        foreach (var number in numbers)
        {
            greatest = Math.Max(greatest, Math.Abs(number));
        }

        var exponent = greatest > 0 ? Math.ILogB(greatest) + 1 : 0;
        return Array.ConvertAll(numbers, number => Math.ScaleB(number, -exponent));
    }

    private static int[] Identity(int length)
    {
        var order = new int[length];
        for (var i = 0; i < length; i++)
        {
            order[i] = i;
        }

        return order;
    }

    private static int[] Code(double[] numbers, int[] order)
    {
        var codes = new int[numbers.Length];
        var code = 0;
        for (var i = 0; i < order.Length; i++)
        {
            code += i > 0 && numbers[order[i]] != numbers[order[i - 1]] ? 1 : 0;
            codes[order[i]] = code;
        }

        return codes;
    }

    private int[] SortByPredicted()
    {
        // The pairs are in the order of the gold: their own numbers break ties.
        var keys = new long[Gold.Length];
        for (var pair = 0; pair < keys.Length; pair++)
        {
            keys[pair] = ((long)PredictedCodes[pair] << 32) | (uint)pair;
        }

        Array.Sort(keys);
        return Array.ConvertAll(keys, key => (int)(uint)key);
    }

    private int[] SortByError()
    {
        var errors = new double[Gold.Length];
        for (var pair = 0; pair < errors.Length; pair++)
        {
            errors[pair] = Math.Abs(Gold[pair] - Predicted[pair]);
        }

        var order = Identity(errors.Length);
        Array.Sort(errors, order);
        return order;
    }
}
