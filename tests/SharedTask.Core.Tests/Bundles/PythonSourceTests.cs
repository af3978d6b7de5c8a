using SharedTask.Core.Bundles.Reading;
using SharedTask.Core.Runtimes;
using SharedTask.Testing;
using static SharedTask.Core.Tests.Bundles.BundleDriver;

namespace SharedTask.Core.Tests.Bundles;

public sealed class PythonSourceTests
{
    [Theory]
    [InlineData("print 'done'", true)]
    [InlineData("if x:\n    print \"%s\" % x", true)]
    [InlineData("try:\n  pass\nexcept ValueError, e:\n  pass", true)]
    [InlineData("print('done')", false)]
    [InlineData("print (x)", false)]
    [InlineData("# print it\nprinter = 1\nexcept_all = 2", false)]
    public void Source_OfPython2_IsSeen(string source, bool expected) => PythonSource.IsPython2(source).ShouldBe(expected);

    [Fact]
    public void Modules_ThatTheSiteHasNot_AreNamed() =>
        PythonSource.Missing(
            "import os, sys\nimport numpy as np, torch.nn as nn # deep\nfrom sklearn.metrics import f1_score\nfrom helper import x\nfrom . import y\nimport rouge_score\n\ndef late():\n    import tensorflow\nimportant = 1\n",
            new HashSet<string>(["helper"], StringComparer.Ordinal))
            .ShouldBe(["torch", "rouge_score"]);

    [Fact]
    public async Task Program_ThatWillNotRunHere_IsNamedBeforeTheImport()
    {
        var reading = await ReadAsync(BundleBuilder.CodaLab().Zip("scoring_program.zip", ("metadata", "command: python $program/evaluate.py"), ("evaluate.py", "import sacrebleu\nfrom lib.tools import z\nprint 'x'\n"), ("lib/tools.py", "z = 1"), ("tests/test_evaluate.py", "import pytest")));

        reading.CanImport.ShouldBeTrue();
        reading.Find("program-python2-source").File.ShouldBe("scoring_program.zip/evaluate.py");
        reading.Findings.Where(finding => finding.Code == "program-module").ShouldHaveSingleItem().Facts["name"].ShouldBe("sacrebleu");
    }

    [Fact]
    public async Task Program_ForAMappedImage_IsJudgedByWhatItsRuntimeHas()
    {
        var bundle = BundleBuilder.CodaLab()
            .Yaml("# top", "competition_docker_image: lab/image:1")
            .Zip("scoring_program.zip", ("metadata", "command: python2 $program/evaluate.py"), ("evaluate.py", "import sacrebleu\nimport pandas\nprint 'x'\n"));

        var mapped = await ReadAsync(bundle, new FixedRuntime(new RuntimeChoice("lab/*", "/srv/lab", new RuntimeReport { PythonVersion = "2.7.18", Modules = ["sacrebleu"] })));
        var machine = await ReadAsync(bundle, new FixedRuntime(new RuntimeChoice(null, null, new RuntimeReport { PythonVersion = "3.11.2", Modules = ["pandas"] })));

        mapped.Find("runtime-mapped").Facts.ShouldBe(new Dictionary<string, object?>(StringComparer.Ordinal) { ["image"] = "lab/image:1", ["runtime"] = "lab/*", ["python"] = "2.7.18" });
        mapped.Findings.Where(finding => finding.Code.StartsWith("program-", StringComparison.Ordinal)).ShouldHaveSingleItem().Facts["name"].ShouldBe("pandas");
        machine.Find("docker-image").Facts["python"].ShouldBe("3.11.2");
        machine.Findings.Where(finding => finding.Code.StartsWith("program-", StringComparison.Ordinal)).Select(finding => finding.Code)
            .ShouldBe(["program-python2", "program-python2-source", "program-module"], ignoreOrder: true);
    }

    private sealed class FixedRuntime(RuntimeChoice choice) : IRuntimeLibrary
    {
        public Task<RuntimeChoice> FindAsync(string image, CancellationToken cancellationToken) => Task.FromResult(choice);

        public Task<RuntimeChoice> FindPlaceAsync(string image, CancellationToken cancellationToken) => Task.FromResult(choice);
    }
}
