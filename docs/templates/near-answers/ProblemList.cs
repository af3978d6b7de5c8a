namespace NearAnswers;

/// <summary>What is wrong with a file: the first fifty in words, the others as a number.</summary>
internal sealed class ProblemList
{
    public List<Problem> Listed { get; } = [];

    public int More { get; private set; }

    public bool Any => Listed.Count > 0;

    public void Add(Problem problem)
    {
        if (Listed.Count < 50)
        {
            Listed.Add(problem);
        }
        else
        {
            More++;
        }
    }
}
