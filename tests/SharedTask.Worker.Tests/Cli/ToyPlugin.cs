namespace SharedTask.Worker.Tests.Cli;

/// <summary>A plugin in Python, as small as the contract allows: accuracy over lines of <c>id TAB label</c>.</summary>
internal static class ToyPlugin
{
    /// <summary>How long the mode "hang" sleeps: a word by which its process is known.</summary>
    public const string HangSeconds = "31536000";

    private const string Program = """
        #!/usr/bin/python3
        import json, math, os, sys
        MANIFEST = {
            "id": "toy", "version": "1.2.3", "protocol": 1, "title": "Toy", "summary": "Accuracy of labels.",
            "runFormats": [], "referenceFormats": [], "defaultMetric": "accuracy",
            "parameters": {"type": "object", "properties": {
                "labels": {"type": "array", "items": {"type": "string"}},
                "weight": {"type": "number", "minimum": 0},
                "average": {"type": "string", "enum": ["macro", "micro"]},
                "mode": {"type": "string"}}},
            "metrics": [
                {"key": "accuracy", "title": "Accuracy", "direction": "higher-is-better", "lowest": 0, "highest": 1, "digits": 4, "definition": "d", "source": "s"},
                {"key": "kappa", "title": "Kappa", "direction": "higher-is-better", "lowest": -1, "highest": 1, "digits": 4, "definition": "d", "source": "s"}]}
        def read(folder):
            path = "/job/" + folder
            if not os.path.isdir(path): return None
            name = sorted(os.listdir(path))[0]
            return name, [line.rstrip("\n").split("\t") for line in open(path + "/" + name, encoding="utf-8")]
        if sys.argv[1] == "describe":
            print(json.dumps(MANIFEST)); sys.exit(0)
        request = json.load(open("/job/request.json"))
        parameters = request["parameters"]
        mode = parameters.get("mode", "")
        if mode == "crash":
            print("secret \x1b[31mred", file=sys.stderr); sys.exit(9)
        if mode == "chatty":
            for number in range(300): print("line\t", number, file=sys.stderr)
            sys.exit(9)
        if mode == "abort": os.abort()
        if mode == "mute": sys.exit(2)
        if mode == "unreadable": sys.exit(3)
        if mode == "hang": os.execv("/usr/bin/sleep", ["sleep", "31536000"])
        reference, run = read("reference"), read("run")
        result = {"protocol": 1, "outcome": "scored", "scores": [], "slices": [], "tables": [], "problems": [], "moreProblems": 0, "items": 0}
        for files in (reference, run):
            if files is None: continue
            result["items"] = len(files[1])
            for number, cells in enumerate(files[1], 1):
                if len(cells) != 2:
                    result["outcome"] = "invalid"
                    result["problems"].append({"severity": "error", "code": "columns", "message": "2 columns expected.", "file": files[0], "line": number, "column": "label", "value": cells[0]})
        if sys.argv[1] == "score" and result["outcome"] == "scored":
            gold = dict(reference[1])
            right = sum(weight for weight in [1] for id, label in run[1] if gold.get(id) == label)
            value = right / len(gold) * parameters.get("weight", 1)
            result["scores"] = [{"metric": "accuracy", "value": value, "interval": {"low": 0.25, "high": 0.75, "level": 0.95, "method": "bootstrap-percentile", "resamples": 1000, "seed": request["seed"]}}, {"metric": "kappa", "value": None}]
            result["tables"] = [{"title": "Parameters", "columns": ["json"], "rows": [[json.dumps(parameters, sort_keys=True)]]}]
        with open("/job/out/result.json", "w") as out: json.dump(result, out)
        """;

    /// <summary>Installs it in a folder of plugins.</summary>
    public static void Install(string plugins)
    {
        var folder = Directory.CreateDirectory(Path.Combine(plugins, "toy")).FullName;
        var program = Path.Combine(folder, "toy");
        File.WriteAllText(program, Program);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
