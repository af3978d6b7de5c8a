using System.Globalization;
using System.Text;

namespace SharedTask.Benchmarks;

/// <summary>Judgements and a ranking in the forms of TREC: every topic ranks as many documents, of which about a tenth are judged.</summary>
internal sealed class RankingTask(int topics, int documents)
{
    public byte[] Judgements()
    {
        var random = new Random(5);
        var text = new StringBuilder();
        for (var topic = 1; topic <= topics; topic++)
        {
            for (var document = 0; document < documents; document += random.Next(1, 20))
            {
                text.Append(CultureInfo.InvariantCulture, $"{topic} 0 DOC-{document:000000} {Math.Max(0, random.Next(-2, 4))}\n");
            }
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    public byte[] Run()
    {
        var random = new Random(7);
        var text = new StringBuilder();
        for (var topic = 1; topic <= topics; topic++)
        {
            var order = Enumerable.Range(0, documents).ToArray();
            random.Shuffle(order);
            foreach (var (rank, document) in order.Index())
            {
                text.Append(CultureInfo.InvariantCulture, $"{topic} Q0 DOC-{document:000000} {rank + 1} {20.0 - (rank * 0.0173):0.0000} bench\n");
            }
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
