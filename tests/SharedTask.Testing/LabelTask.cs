using System.Globalization;
using System.Text;

namespace SharedTask.Testing;

/// <summary>A made-up labelling task of any size, with runs of a known accuracy.</summary>
/// <param name="rows">How many items it has.</param>
/// <param name="labels">How many labels.</param>
public sealed class LabelTask(int rows, int labels = 2)
{
    public int Rows => rows;

    /// <summary>The reference: columns <c>id</c> and <c>label</c>.</summary>
    public byte[] Reference() => Write(0);

    /// <summary>A run in which the first <paramref name="wrong"/> labels are wrong.</summary>
    public byte[] Run(int wrong) => Write(wrong);

    /// <summary>The accuracy of such a run.</summary>
    public double Accuracy(int wrong) => (double)(rows - wrong) / rows;

    private byte[] Write(int wrong)
    {
        var text = new StringBuilder(rows * 12);
        text.Append("id\tlabel\n");
        for (var row = 0; row < rows; row++)
        {
            var label = (row + (row < wrong ? 1 : 0)) % labels;
            text.Append(CultureInfo.InvariantCulture, $"i{row}\tL{label}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
