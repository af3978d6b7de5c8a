using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SharedTask.Core.Archives;

namespace SharedTask.Core.Tests.Archives;

/// <summary>Changes an archive as somebody would who knows the format and means harm.</summary>
internal sealed class ArchiveEditor
{
    private readonly List<(string Name, byte[] Content)> entries = [];

    public ArchiveEditor(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            entries.Add((entry.FullName, bytes.ToArray()));
        }
    }

    public string TextOf(string name) => Encoding.UTF8.GetString(entries.Find(entry => entry.Name == name).Content);

    public string AllText() => string.Concat(entries.Select(entry => Encoding.Latin1.GetString(entry.Content)));

    public ArchiveEditor Replace(string name, string part, string replacement)
    {
        var text = TextOf(name);
        if (!text.Contains(part, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{name} has no \"{part}\": {text}");
        }

        return Put(name, text.Replace(part, replacement, StringComparison.Ordinal));
    }

    public ArchiveEditor Put(string name, string text)
    {
        entries.RemoveAll(entry => entry.Name == name);
        entries.Insert(0, (name, Encoding.UTF8.GetBytes(text)));
        return this;
    }

    public ArchiveEditor Twice(string name)
    {
        entries.Add(entries.Find(entry => entry.Name == name));
        return this;
    }

    public ArchiveEditor Without(string name)
    {
        entries.RemoveAll(entry => entry.Name.StartsWith(name, StringComparison.Ordinal));
        return this;
    }

    /// <summary>The archive with hashes that are right again.</summary>
    public byte[] Signed()
    {
        var manifest = JsonNode.Parse(TextOf(ArchiveEntries.Manifest))!;
        foreach (var part in manifest["parts"]!.AsArray())
        {
            var content = entries.Find(entry => entry.Name == (string)part!["name"]!).Content;
            part!["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content));
            part["bytes"] = content.Length;
        }

        Put(ArchiveEntries.Manifest, manifest.ToJsonString());
        return Build();
    }

    public byte[] Build()
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var target = zip.CreateEntry(name).Open();
                target.Write(content);
            }
        }

        return output.ToArray();
    }
}
