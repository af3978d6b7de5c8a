using System.Collections;

namespace SharedTask.Core.Bundles.Export;

/// <summary>A mapping of a YAML file to be, in the order in which it is written; nothing is written for what is <see langword="null"/>.</summary>
internal sealed class BundleMap : IEnumerable<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> entries = [];

    public void Add(string key, object? value)
    {
        if (value is not null)
        {
            entries.Add(new(key, value));
        }
    }

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
