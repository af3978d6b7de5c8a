using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using SharedTask.Core.Data;
using SharedTask.Scoring.Contract;
using SharedTask.Web.Account;
using SharedTask.Worker.Sandbox;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace SharedTask.Web.Tests.Architecture;

/// <summary>What each room of the house may not contain. A rule that matches no type fails, so that none outlives a rename.</summary>
public sealed class RoomRules
{
    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader()
        .LoadAssemblies(typeof(ScoringProtocol).Assembly, typeof(SharedTaskDb).Assembly, typeof(ISandbox).Assembly, typeof(Policies).Assembly)
        .Build();

    private static readonly IObjectProvider<IType> Scoring = Types().That().ResideInAssembly(typeof(ScoringProtocol).Assembly).As("SharedTask.Scoring");

    private static readonly IObjectProvider<IType> PureScoring = Types().That()
        .ResideInAssembly(typeof(ScoringProtocol).Assembly).And()
        .DoNotResideInNamespaceMatching(@"^SharedTask\.Scoring\.(Hosting|Formats)").As("SharedTask.Scoring outside Hosting and Formats");

    private static readonly IObjectProvider<IType> Core = Types().That().ResideInAssembly(typeof(SharedTaskDb).Assembly).As("SharedTask.Core");

    private static readonly IObjectProvider<IType> Worker = Types().That().ResideInAssembly(typeof(ISandbox).Assembly).As("SharedTask.Worker");

    private static readonly IObjectProvider<IType> Screens = Types().That()
        .ResideInAssembly(typeof(Policies).Assembly).And()
        .DoNotResideInNamespaceMatching(@"^SharedTask\.Web\.Hosting").As("SharedTask.Web outside Hosting");

    [Fact]
    public void Scoring_AnyType_StaysPure() => Check(
        Types().That().Are(PureScoring).Should().NotDependOnAny(Named(
            @"^System\.IO\.(File|Directory|FileInfo|DirectoryInfo|FileStream|Path)$",
            @"^System\.Net\.",
            @"^System\.(DateTime|DateTimeOffset|TimeProvider|Random|Console)$",
            @"^System\.Diagnostics\.(Process|Stopwatch)$")));

    [Fact]
    public void Scoring_AnyType_UsesNoLoggingAndNoReflection() => Check(
        Types().That().Are(Scoring).Should().NotDependOnAny(Named(
            @"^Microsoft\.Extensions\.",
            @"^System\.Reflection\.(Assembly|MethodInfo|PropertyInfo)$",
            @"^System\.Threading\.Thread$")));

    [Fact]
    public void Core_AnyType_KnowsNoScreenNoRequestNoJobNoProcess() => Check(
        Types().That().Are(Core).Should().NotDependOnAny(Named(
            @"^Microsoft\.AspNetCore\.Components\.",
            @"^Microsoft\.AspNetCore\.Http\.",
            @"^MudBlazor\.",
            @"^Hangfire\.",
            @"^System\.Diagnostics\.Process$")));

    [Fact]
    public void Worker_AnyType_KnowsNoMetricNoRankingNoHtml() => Check(
        Types().That().Are(Worker).Should().NotDependOnAny(Named(
            @"^SharedTask\.Scoring\.(Metrics|Statistics|Formats)\.",
            @"^SharedTask\.Core\.Leaderboards\.\w*Rank",
            @"^Microsoft\.AspNetCore\.Components\.",
            @"^MudBlazor\.")));

    [Fact]
    public void Screens_AnyType_AskUseCasesInsteadOfTheDatabase() => Check(
        Types().That().Are(Screens).Should().NotDependOnAny(Named(
            @"^SharedTask\.Core\.Data\.\w*SharedTaskDb$",
            @"^Microsoft\.EntityFrameworkCore\.",
            @"^System\.Diagnostics\.Process$")));

    [Fact]
    public void Houses_AnyRoom_HasTheFeatureFoldersOfCore()
    {
        string[] withoutScreens = ["Data", "Storage", "Archives", "Backups", "Seeding", "Bundles", "Evaluations", "Audit", "Accounts", "Runtimes"];
        string[] withoutDomain = ["Home", "Organizing", "Admin"];
        var core = FeaturesOf(typeof(SharedTaskDb), @"SharedTask.Core.").Except(withoutScreens, StringComparer.Ordinal);
        var web = FeaturesOf(typeof(Policies), @"SharedTask.Web.Features.").Except(withoutDomain, StringComparer.Ordinal);

        web.Order(StringComparer.Ordinal).ShouldBe(core.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> FeaturesOf(System.Type member, string prefix) => member.Assembly.GetTypes()
        .Select(type => type.Namespace ?? "")
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
        .Select(name => name[prefix.Length..].Split('.')[0])
        .Distinct(StringComparer.Ordinal);

    private static GivenTypesConjunction Named(params string[] patterns) =>
        Types(includeReferenced: true).That().HaveFullNameMatching(string.Join('|', patterns.Select(pattern => $"({pattern})")));

    private static void Check(IArchRule rule) => rule.Check(House);
}
