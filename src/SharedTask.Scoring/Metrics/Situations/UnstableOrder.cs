using System.Numerics;

namespace SharedTask.Scoring.Metrics.Situations;

/// <summary>
/// The order in which NumPy's quicksort (median of three, insertion sort up to 16 items, heapsort where parts do not get smaller; Musser 1997) and pandas put numbers from the greatest
/// to the least one. It is the same on every machine; equal numbers keep their order where there are few, and mostly do not where there are
/// many: scores of scripts in which such ties matter can be had in no other way.
/// </summary>
public sealed class UnstableOrder
{
    private const int Few = 15;

    private readonly double[] values;
    private readonly int[] order;

    private UnstableOrder(double[] values) => (this.values, order) = (values, [.. Enumerable.Range(0, values.Length)]);

    /// <summary>Orders numbers.</summary>
    /// <param name="numbers">The numbers; none is NaN.</param>
    /// <returns>Their places, that of the greatest number first.</returns>
    public static int[] Descending(IReadOnlyList<double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);

        // Pandas sorts the reversed numbers upwards, and reverses the order that it finds.
        var last = numbers.Count - 1;
        var sort = new UnstableOrder([.. numbers.Reverse()]);
        if (last > 0)
        {
            sort.Sort(0, last, 2 * BitOperations.Log2((uint)numbers.Count));
        }

        return [.. sort.order.Reverse().Select(place => last - place)];
    }

    private void Sort(int first, int last, int depth)
    {
        if (depth < 0)
        {
            SortHeap(first, last - first + 1);
            return;
        }

        while (last - first > Few)
        {
            depth--;
            var middle = Partition(first, last);
            if (middle - first < last - middle)
            {
                Sort(middle + 1, last, depth);
                last = middle - 1;
            }
            else
            {
                Sort(first, middle - 1, depth);
                first = middle + 1;
            }
        }

        Insert(first, last);
    }

    /// <summary>Puts lesser numbers before the median of three, and greater ones behind it.</summary>
    private int Partition(int first, int last)
    {
        var middle = first + ((last - first) >> 1);
        SwapIfLess(middle, first);
        SwapIfLess(last, middle);
        SwapIfLess(middle, first);
        var pivot = At(middle);
        var (left, right) = (first, last - 1);
        Swap(middle, right);
        while (true)
        {
            do
            {
                left++;
            }
            while (At(left) < pivot);

            do
            {
                right--;
            }
            while (pivot < At(right));

            if (left >= right)
            {
                break;
            }

            Swap(left, right);
        }

        Swap(left, last - 1);
        return left;
    }

    private void Insert(int first, int last)
    {
        for (var place = first + 1; place <= last; place++)
        {
            var item = order[place];
            var to = place;
            while (to > first && values[item] < At(to - 1))
            {
                order[to] = order[to - 1];
                to--;
            }

            order[to] = item;
        }
    }

    private void SortHeap(int first, int count)
    {
        for (var root = count / 2; root > 0; root--)
        {
            Sink(first, root, count, order[first + root - 1]);
        }

        for (var left = count - 1; left > 0; left--)
        {
            var item = order[first + left];
            order[first + left] = order[first];
            Sink(first, 1, left, item);
        }
    }

    /// <summary>Moves an item down a heap, whose places are counted from 1.</summary>
    private void Sink(int first, int place, int count, int item)
    {
        for (var child = 2 * place; child <= count; child = 2 * place)
        {
            child += child < count && At(first + child - 1) < At(first + child) ? 1 : 0;
            if (!(values[item] < At(first + child - 1)))
            {
                break;
            }

            order[first + place - 1] = order[first + child - 1];
            place = child;
        }

        order[first + place - 1] = item;
    }

    private double At(int place) => values[order[place]];

    private void Swap(int one, int other) => (order[one], order[other]) = (order[other], order[one]);

    private void SwapIfLess(int one, int other)
    {
        if (At(one) < At(other))
        {
            Swap(one, other);
        }
    }
}
