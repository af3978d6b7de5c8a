using System.Text;
using System.Text.Json.Nodes;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Tests.Plugins;

namespace SharedTask.Scoring.Tests.Fuzzing;

/// <summary>What a plugin is given: files of a reference and of a run, of which some are damaged, and parameters of any kind.</summary>
internal sealed record FuzzedJob(IReadOnlyList<(string Name, byte[] Content)> References, IReadOnlyList<(string Name, byte[] Content)> Runs, JsonObject Parameters)
{
    private static readonly string[] Strangers = ["notes.txt", "__MACOSX/._run", "old/run.tsv", "README.md", ".hidden", "run (1).xml", "empty"];

    private static readonly string[] Forms = ["array", "objects", "values"];

    /// <summary>Makes a job.</summary>
    public static FuzzedJob Of(PluginManifest manifest, Random random)
    {
        var (references, run) = Pair(manifest, random);
        var damaged = references.Select(reference => InJson(reference, manifest, isRun: false, random)).ToArray();
        run = InJson(run, manifest, isRun: true, random);
        if (random.Next(3) == 0)
        {
            Damage(ref damaged[random.Next(damaged.Length)], random);
        }
        else
        {
            Damage(ref run, random);
        }

        var parameters = random.Next(2) == 0 ? [] : AnyParameters.Of(SharedParameters.AddTo(manifest).Parameters, random);
        return random.Next(6) switch
        {
            0 => new(damaged, Several(run, random), parameters),
            1 => InParts(damaged, run, parameters, random),
            _ => new(damaged, [run], parameters),
        };
    }

    /// <summary>A table in another form, sometimes: as an array, as an object of ids, or as a data set of questions.</summary>
    private static (string Name, byte[] Content) InJson((string Name, byte[] Content) file, PluginManifest manifest, bool isRun, Random random)
    {
        if (random.Next(4) > 0 || Path.GetExtension(file.Name) is not (".tsv" or ".csv" or ".jsonl"))
        {
            return file;
        }

        try
        {
            var text = Encoding.UTF8.GetString(file.Content);
            var written = manifest.Id == "generation" && !isRun && random.Next(2) == 0
                ? JsonForms.WriteSquad(file.Name, text)
                : JsonForms.Write(file.Name, text, Forms[random.Next(Forms.Length)], random.Next(2) == 0);
            return (Path.ChangeExtension(file.Name, ".json"), Encoding.UTF8.GetBytes(written));
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.Text.Json.JsonException or IndexOutOfRangeException or ArgumentException)
        {
            // It is malformed already, or has not the fields for that form.
            return file;
        }
    }

    private static void Damage(ref (string Name, byte[] Content) file, Random random) => file.Content = DamagedFile.Of(file.Content, random);

    /// <summary>The run, half of it in another file, and what people leave in archives.</summary>
    private static IReadOnlyList<(string Name, byte[] Content)> Several((string Name, byte[] Content) run, Random random)
    {
        var end = run.Content.AsSpan(0, run.Content.Length / 2).LastIndexOf((byte)'\n') + 1;
        return random.Next(3) switch
        {
            0 => [("a" + run.Name, run.Content[..end]), ("b" + run.Name, run.Content[end..])],
            1 => [run, (Strangers[random.Next(Strangers.Length)], run.Content)],
            _ => [("folder/" + run.Name, run.Content), (Strangers[random.Next(Strangers.Length)], [])],
        };
    }

    /// <summary>Several files, each scored by itself: one of them is damaged, and one may be missing.</summary>
    private static FuzzedJob InParts(IReadOnlyList<(string Name, byte[] Content)> references, (string Name, byte[] Content) run, JsonObject parameters, Random random)
    {
        parameters[SharedParameters.RunFiles] = "{part}" + Path.GetExtension(run.Name);
        parameters["reference_files"] = "{part}" + Path.GetExtension(references[0].Name);
        (string Name, byte[] Content) Named((string Name, byte[] Content) file, string name) => (name + Path.GetExtension(file.Name), file.Content);
        var other = run;
        Damage(ref other, random);
        return new([Named(references[0], "one"), Named(references[0], "two")], random.Next(4) == 0 ? [Named(run, "one")] : [Named(run, "one"), Named(other, "two")], parameters);
    }

    /// <summary>A reference and a run: the examples of any two formats, or those of the plugin's folder.</summary>
    private static (IReadOnlyList<(string Name, byte[] Content)> References, (string Name, byte[] Content) Run) Pair(PluginManifest manifest, Random random)
    {
        if (random.Next(2) == 0)
        {
            using var example = ExampleFolder.Load(manifest.Id, random.Next(3) switch { 0 => "weak", 1 => "perfect", _ => "malformed" });
            var run = example.Single(ScoringProtocol.RunFolder);
            return (
                [.. example.All(ScoringProtocol.ReferenceFolder).Select(reference => (reference.Name, Encoding.UTF8.GetBytes(reference.Content)))],
                (run.Name, Encoding.UTF8.GetBytes(run.Content)));
        }

        return ([Example("gold", manifest.ReferenceFormats)], Example("run", manifest.RunFormats));

        (string Name, byte[] Content) Example(string name, IReadOnlyList<FormatDescription> formats)
        {
            var format = formats[random.Next(formats.Count)];
            return ($"{name}.{format.Extension}", Encoding.UTF8.GetBytes(format.Example + "\n"));
        }
    }
}
