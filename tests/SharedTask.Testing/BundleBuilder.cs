using System.IO.Compression;
using System.Text;

namespace SharedTask.Testing;

/// <summary>Makes bundles of both dialects: a small whole one, of which a test says what is different.</summary>
public sealed class BundleBuilder
{
    private const string Metadata = "command: python3 $program/evaluate.py $input $output\ndescription: Accuracy\n";

    /// <summary>Accuracy over lines, as a beginner writes it, with the standard library alone.</summary>
    private const string Evaluate = """
        import os, sys
        source, target = sys.argv[1], sys.argv[2]
        gold = open(os.path.join(source, 'ref', 'truth.txt')).read().split()
        said = open(os.path.join(source, 'res', 'answer.txt')).read().split()
        right = sum(1 for a, b in zip(gold, said) if a == b)
        with open(os.path.join(target, 'scores.txt'), 'w') as scores:
            scores.write('accuracy:%f\n' % (right / len(gold)))
            scores.write('items: %d\n' % len(gold))
        """;

    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private string yaml = "";

    public static BundleBuilder CodaLab()
    {
        var builder = new BundleBuilder
        {
            yaml = """
                title: Word Guessing
                description: Guess the words
                has_registration: True
                html:
                  overview: overview.html
                  terms: terms.html
                # top
                phases:
                  1:
                    phasenumber: 1
                    label: Practice
                    start_date: 2024-01-01
                    max_submissions: 50
                    max_submissions_per_day: 10
                    scoring_program: scoring_program.zip
                    reference_data: reference.zip
                    # first phase
                  2:
                    phasenumber: 2
                    label: Evaluation
                    start_date: 2024-02-01
                    max_submissions: 6
                    scoring_program: scoring_program.zip
                    reference_data: reference.zip
                    # second phase
                # leaderboard
                leaderboard:
                  leaderboards:
                    RESULTS: &RESULTS
                      label: Results
                      rank: 1
                    # boards
                  columns:
                    accuracy:
                      leaderboard: *RESULTS
                      label: Accuracy
                      rank: 1
                      numeric_format: 4
                    # columns
                # end

                """,
        };
        return builder
            .Text("overview.html", "<h1>Guess</h1><p>Guess <b>words</b>.</p>")
            .Text("terms.html", "<p>Be fair.</p>")
            .Zip("scoring_program.zip", ("metadata", Metadata), ("evaluate.py", Evaluate))
            .Zip("reference.zip", ("truth.txt", "a\nb\nc\nd\n"));
    }

    public static BundleBuilder Codabench()
    {
        var builder = new BundleBuilder
        {
            yaml = """
                version: 2
                title: Word Guessing
                description: Guess the words
                registration_auto_approve: True
                terms: terms.md
                pages:
                  - title: Overview
                    file: overview.md
                # top
                tasks:
                  - index: 0
                    name: Guessing
                    description: Guess
                    scoring_program: scoring_program
                    reference_data: reference
                    # first task
                # tasks
                phases:
                  - index: 0
                    name: Practice
                    start: 2024-01-01
                    end: 2024-02-01
                    max_submissions_per_day: 10
                    max_submissions: 50
                    tasks: [0]
                    # first phase
                  - index: 1
                    name: Evaluation
                    start: 2024-02-01
                    tasks: [0]
                    # second phase
                # phases
                leaderboards:
                  - title: Results
                    key: main
                    submission_rule: Force_Last
                    # board
                    columns:
                      - title: Accuracy
                        key: accuracy
                        index: 0
                        sorting: desc
                        precision: 4
                      # columns
                # end

                """,
        };
        return builder
            .Text("overview.md", "# Guess\n\nGuess **words**.\n")
            .Text("terms.md", "Be fair.\n")
            .Text("scoring_program/metadata.yaml", Metadata)
            .Text("scoring_program/evaluate.py", Evaluate)
            .Text("reference/truth.txt", "a\nb\nc\nd\n");
    }

    public static BundleBuilder Empty() => new();

    /// <summary>The whole competition.yaml as it now is.</summary>
    public string YamlText => yaml;

    /// <summary>Puts other text in place of a part of the competition.yaml; a mark such as <c># columns</c> takes the indent of its line.</summary>
    public BundleBuilder Yaml(string part, string replacement)
    {
        var at = yaml.IndexOf(part, StringComparison.Ordinal);
        if (at < 0)
        {
            throw new InvalidOperationException($"The YAML has no \"{part}\".");
        }

        var lineStart = yaml.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;
        var indent = yaml[lineStart..at];
        var indented = part.StartsWith('#') && string.IsNullOrWhiteSpace(indent) ? replacement.ReplaceLineEndings("\n" + indent) : replacement;
        yaml = yaml[..at] + indented + yaml[(at + part.Length)..];
        return this;
    }

    /// <summary>Another competition.yaml.</summary>
    public BundleBuilder WholeYaml(string text)
    {
        yaml = text;
        return this;
    }

    /// <summary>The competition.yaml as these bytes, whatever was said before.</summary>
    public BundleBuilder YamlBytes(Func<string, byte[]> encode)
    {
        files["competition.yaml"] = encode(yaml);
        return this;
    }

    public BundleBuilder Text(string name, string content) => Bytes(name, Encoding.UTF8.GetBytes(content));

    public BundleBuilder Bytes(string name, byte[] content)
    {
        files[name] = content;
        return this;
    }

    public BundleBuilder Zip(string name, params ReadOnlySpan<(string Name, string Content)> entries) => Bytes(name, Pack(entries.ToArray().Select(entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Content)))));

    public BundleBuilder Without(string name)
    {
        files.Remove(name);
        return this;
    }

    /// <summary>The bundle as a zip, below a folder if one is named.</summary>
    public byte[] Build(string folder = "") => Pack(All().Select(file => (folder + file.Key, file.Value)));

    /// <summary>The bundle as a folder.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (name, content) in All())
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }
    }

    private static byte[] Pack(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return buffer.ToArray();
    }

    private SortedDictionary<string, byte[]> All()
    {
        var all = new SortedDictionary<string, byte[]>(files, StringComparer.Ordinal);
        if (yaml.Length > 0)
        {
            all.TryAdd("competition.yaml", Encoding.UTF8.GetBytes(yaml));
        }

        return all;
    }
}
