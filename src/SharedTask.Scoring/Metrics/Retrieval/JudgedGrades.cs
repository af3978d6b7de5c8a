namespace SharedTask.Scoring.Metrics.Retrieval;

/// <summary>How many documents of a topic have each grade. Documents that are in the pool without a judgement are not counted.</summary>
public sealed class JudgedGrades
{
    private readonly SortedDictionary<int, int> counts = [];

    /// <summary>How many documents have a grade above 0.</summary>
    public int Positive { get; private set; }

    /// <summary>The grades and their numbers of documents, in ascending order.</summary>
    public IReadOnlyDictionary<int, int> Counts => counts;

    /// <summary>Adds a document.</summary>
    /// <param name="grade">Its grade; a negative one says that it is in the pool and was not judged.</param>
    public void Add(int grade)
    {
        if (grade >= 0)
        {
            counts[grade] = counts.GetValueOrDefault(grade) + 1;
            Positive += grade > 0 ? 1 : 0;
        }
    }

    /// <summary>Takes a document's grade back, to give it a higher one.</summary>
    /// <param name="grade">The grade that was added.</param>
    public void Remove(int grade)
    {
        if (grade >= 0)
        {
            counts[grade]--;
            Positive -= grade > 0 ? 1 : 0;
            if (counts[grade] == 0)
            {
                counts.Remove(grade);
            }
        }
    }

    /// <summary>How many documents have at least a grade.</summary>
    /// <param name="level">The grade.</param>
    /// <returns>The number.</returns>
    public int AtLeast(int level)
    {
        var sum = 0;
        foreach (var (grade, count) in counts)
        {
            sum += grade >= level ? count : 0;
        }

        return sum;
    }
}
