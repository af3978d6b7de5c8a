using System.Reflection;

namespace SharedTask.Web.Tests.Architecture;

/// <summary>Which assemblies the rooms that must stay small may refer to.</summary>
public sealed class AssemblyReferences
{
    [Fact]
    public void Scoring_References_TheBaseClassLibraryAlone() =>
        Strangers(typeof(Scoring.Contract.ScoringProtocol).Assembly).ShouldBeEmpty();

    [Fact]
    public void Launcher_References_TheBaseClassLibraryAlone() =>
        Strangers(Assembly.Load("sharedtask-launcher")).ShouldBeEmpty();

    private static string[] Strangers(Assembly assembly)
    {
        var references = assembly.GetReferencedAssemblies();
        references.ShouldNotBeEmpty();
        return
        [
            .. references
                .Select(reference => reference.Name!)
                .Where(name => !name.StartsWith("System.", StringComparison.Ordinal)),
        ];
    }
}
