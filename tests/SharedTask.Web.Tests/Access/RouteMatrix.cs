using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Bundles.Import;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;
using SharedTask.Core.Teams;
using SharedTask.Web.Tests.Infrastructure;

namespace SharedTask.Web.Tests.Access;

/// <summary>Every route of the site by every kind of person. A route that is not in the table fails.</summary>
public sealed class RouteMatrix(RouteMatrix.Scene scene) : IClassFixture<RouteMatrix.Scene>
{
    // Who is let in: everybody, the signed-in, a member of a team of the competition, its organizers. What is one's own is asked by the pages.
    private static readonly Dictionary<string, string> Table = new(StringComparer.Ordinal)
    {
        ["GET /"] = "everybody",
        ["GET /not-found"] = "everybody",
        ["GET /error"] = "everybody",
        ["GET /error/{Status:int}"] = "everybody",
        ["GET /language/{language}"] = "everybody",
        ["GET /account/sign-in"] = "everybody",
        ["GET /account/register"] = "everybody",
        ["GET /account/confirm"] = "everybody",
        ["GET /account/access-denied"] = "everybody",
        ["GET /account/second-step"] = "everybody",
        ["GET /account/forgot"] = "everybody",
        ["GET /account/reset"] = "everybody",
        ["GET /account/resend"] = "everybody",
        ["GET /account/change-email"] = "everybody",
        ["POST /account/passkeys/request"] = "everybody, with the form's token",
        ["POST /account/passkeys/creation"] = "signed in, with the form's token",
        ["GET /account"] = "signed in",
        ["GET /account/email"] = "signed in",
        ["GET /account/password"] = "signed in",
        ["GET /account/passkeys"] = "signed in",
        ["GET /account/two-step"] = "signed in",
        ["GET /account/data"] = "signed in",
        ["GET /account/data/download"] = "signed in",
        ["GET /admin"] = "administrator",
        ["GET /admin/queues"] = "administrator",
        ["GET /admin/runtimes"] = "administrator",
        ["GET /admin/sandbox"] = "administrator",
        ["GET /admin/people"] = "administrator",
        ["GET /admin/audit"] = "administrator",
        ["GET /admin/jobs/{**path}"] = "administrator",
        ["GET /setup/{Token}"] = "everybody",
        ["POST /account/sign-out"] = "everybody",
        ["GET /c/{Competition}"] = "everybody",
        ["GET /c/{Competition}/tracks"] = "everybody",
        ["GET /c/{Competition}/dates"] = "everybody",
        ["GET /c/{Competition}/rules"] = "everybody",
        ["GET /c/{Competition}/leaderboard"] = "everybody",
        ["GET /c/{Competition}/leaderboard/{Track}/{Phase}"] = "everybody",
        ["GET /c/{competition}/leaderboard/{track}/{phase}/table"] = "everybody",
        ["GET /c/{competition}/leaderboard/{track}/{phase}/csv"] = "everybody",
        ["GET /c/{competition}/leaderboard/{track}/{phase}/json"] = "everybody",
        ["GET /c/{competition}/leaderboard/{track}/{phase}/events"] = "everybody, as a stream",
        ["GET /c/{Competition}/register"] = "signed in",
        ["GET /c/{Competition}/submit"] = "signed in",
        ["GET /invitations/{Token}"] = "signed in",
        ["GET /organize"] = "signed in",
        ["GET /inbox"] = "signed in",
        ["GET /mine"] = "signed in",
        ["GET /organize/new"] = "signed in",
        ["POST /api/c/{competition}/tracks/{track}/phases/{phase}/runs"] = "signed in, by the use case",
        ["GET /organize/import"] = "signed in",
        ["GET /organize/import/{Upload:guid}"] = "uploader",
        ["GET /organize/import/{upload:guid}/trial"] = "uploader",
        ["POST /api/organize/import"] = "signed in",
        ["GET /c/{competition}/files/{file:guid}"] = "everybody",
        ["GET /c/{competition}/runs/{run:guid}/report"] = "member of that team",
        ["GET /organize/{competition}/runs/{run:guid}/report"] = "organizer",
        ["GET /c/{Competition}/team"] = "member",
        ["GET /c/{Competition}/runs"] = "member",
        ["GET /c/{Competition}/runs/{RunId:guid}"] = "member",
        ["GET /c/{competition}/runs/{run:guid}/file"] = "member of that team",
        ["GET /organize/{Competition}"] = "organizer",
        ["GET /organize/{Competition}/{Section}"] = "organizer",
        ["GET /organize/{Competition}/runs/{RunId:guid}"] = "organizer",
        ["POST /api/organize/{competition}/baselines/{team:guid}/tracks/{track}/phases/{phase}/runs"] = "organizer, by policy and use case",
        ["GET /organize/{competition}/export/archive"] = "owner",
        ["GET /organize/{competition}/export/codabench"] = "owner",
        ["GET /organize/{competition}/export/codalab"] = "owner",
        ["POST /api/organize/{competition}/tracks/{track:guid}/phases/{phase:guid}/reference"] = "organizer, by the use case",
    };

    [Fact]
    public void Routes_OfTheSite_AreAllInTheTable()
    {
        var known = Table.Keys.ToHashSet(StringComparer.Ordinal);
        var routes = scene.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => Methods(endpoint).Select(method => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"))
            .Where(route => !IsFramework(route))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        routes.Except(known, StringComparer.Ordinal).ShouldBeEmpty();
        known.Except(routes, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData("stranger")]
    [InlineData("other-member")]
    [InlineData("member")]
    [InlineData("other-organizer")]
    [InlineData("co-organizer")]
    [InlineData("owner")]
    [InlineData("administrator")]
    public async Task Routes_ForOneKindOfPerson_LetInWhomTheyShould(string person)
    {
        using var client = person == "anonymous" ? scene.Site.Anonymous() : await scene.Site.SignInAsync(person);
        foreach (var (route, who) in Table.Where(pair => pair.Key.StartsWith("GET ", StringComparison.Ordinal) && !pair.Value.Contains("stream", StringComparison.Ordinal)))
        {
            using var answer = await client.GetAsync(new Uri(scene.Fill(route[4..]), UriKind.Relative), TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var isIn = answer.StatusCode is HttpStatusCode.OK || (answer.StatusCode == HttpStatusCode.Found && route.Contains("language", StringComparison.Ordinal))
                || (route.Contains("/error/", StringComparison.Ordinal) && answer.StatusCode == HttpStatusCode.OK)
                || (route.Contains("access-denied", StringComparison.Ordinal) && answer.StatusCode == HttpStatusCode.Forbidden);

            isIn.ShouldBe(MayEnter(person, who), $"{person} at {route}: {answer.StatusCode} {answer.Headers.Location} {(isIn ? "" : body[..Math.Min(body.Length, 200)])}");
        }
    }

    [Theory]
    [InlineData("anonymous", HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)]
    [InlineData("stranger", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("other-organizer", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("member", HttpStatusCode.Created, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("co-organizer", HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Created)]
    [InlineData("owner", HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Created)]
    [InlineData("administrator", HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Created)]
    public async Task Uploads_ForOneKindOfPerson_AreTakenFromWhomTheyShould(string person, HttpStatusCode run, HttpStatusCode reference, HttpStatusCode baselineRun)
    {
        using var client = person == "anonymous" ? scene.Site.Anonymous() : await scene.Site.SignInAsync(person);

        (await PostAsync(client, "/api/c/task/tracks/main/phases/test/runs?fileName=run.tsv")).ShouldBe(run);
        (await PostAsync(client, scene.Fill("/api/organize/{competition}/tracks/{track:guid}/phases/{phase:guid}/reference") + "?fileName=gold.tsv")).ShouldBe(reference);
        (await PostAsync(client, scene.Fill("/api/organize/{competition}/baselines/{team:guid}/tracks/{track}/phases/{phase}/runs") + "?fileName=run.tsv")).ShouldBe(baselineRun);
    }

    [Fact]
    public async Task Upload_WithoutTheHeaderThatAFormCannotSend_IsRefused()
    {
        using var client = await scene.Site.SignInAsync("member");
        using var body = new ByteArrayContent([1, 2, 3]);

        (await client.PostAsync(new Uri("/api/c/task/tracks/main/phases/test/runs?fileName=run.tsv", UriKind.Relative), body, TestContext.Current.CancellationToken))
            .StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative));
        request.Headers.Add("X-SharedTask-Upload", "1");
        request.Content = new ByteArrayContent([105, 100]);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static bool MayEnter(string person, string who) => who switch
    {
        "everybody" => true,
        "signed in" => person != "anonymous",
        "member" => person is "member" or "other-member",
        "member of that team" => person == "member",
        "uploader" => person == "stranger",
        "administrator" => person == "administrator",
        "organizer" => person is "owner" or "co-organizer" or "administrator",
        "owner" => person is "owner" or "administrator",
        _ => throw new InvalidOperationException(who),
    };

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Where(method => method is "GET" or "POST") is { } methods && methods.Any()
            // Pages answer their forms as well: the rights are the same.
            ? methods.Contains("GET", StringComparer.Ordinal) ? ["GET"] : methods
            : ["GET"];

    private static bool IsFramework(string route) =>
        route.Contains("_blazor", StringComparison.Ordinal) || route.Contains("_framework", StringComparison.Ordinal) || route.Contains("_content", StringComparison.Ordinal)
        || route.Contains("{*path}", StringComparison.Ordinal) || route.Contains(".css", StringComparison.Ordinal) || route.Contains(".js", StringComparison.Ordinal)
        || route.Contains(".svg", StringComparison.Ordinal) || route.Contains(".woff", StringComparison.Ordinal) || route.Contains("opaque-redirect", StringComparison.Ordinal)
        || (route.Contains("{**", StringComparison.Ordinal) && !route.Contains("admin", StringComparison.Ordinal)) || System.Text.RegularExpressions.Regex.IsMatch(route, @"\.[a-z0-9]{2,5}$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>A competition with everybody around it.</summary>
    public sealed class Scene : IAsyncLifetime
    {
        private Guid run;
        private Guid track;
        private Guid phase;
        private Guid file;
        private Guid upload;
        private Guid baseline;

        internal TestSite Site { get; } = new();

        public async ValueTask InitializeAsync()
        {
            var stranger = await Site.AddAccountAsync("stranger");
            await Site.AddAccountAsync("administrator", administrator: true);
            var owner = await Site.AddAccountAsync("owner");
            var coOrganizer = await Site.AddAccountAsync("co-organizer");
            var otherOrganizer = await Site.AddAccountAsync("other-organizer");
            var now = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);
            var competition = new Competition { Slug = "task", Title = "Task", State = CompetitionState.Open, CreatedAt = now };
            var other = new Competition { Slug = "other", Title = "Other", State = CompetitionState.Open, CreatedAt = now };
            var mainTrack = new Track { CompetitionId = competition.Id, Slug = "main", Title = "Main" };
            var testPhase = new Phase { CompetitionId = competition.Id, Slug = "test", Title = "Test", StartsAt = now, Visibility = BoardVisibility.Open };
            (track, phase) = (mainTrack.Id, testPhase.Id);
            await Site.AddAsync(
                competition, other, mainTrack, testPhase,
                new PhaseTrack { PhaseId = phase, TrackId = track },
                new Organizer { CompetitionId = competition.Id, AccountId = owner.Id, Role = OrganizerRole.Owner },
                new Organizer { CompetitionId = competition.Id, AccountId = coOrganizer.Id, Role = OrganizerRole.CoOrganizer },
                new Organizer { CompetitionId = other.Id, AccountId = otherOrganizer.Id, Role = OrganizerRole.Owner });
            var team = await AddTeamAsync(competition, "member", now);
            await AddTeamAsync(competition, "other-member", now);
            run = await AddRunAsync(competition, team, now);
            var majority = new Team { CompetitionId = competition.Id, Name = "Majority", NormalizedName = "MAJORITY", Kind = TeamKind.Baseline, CreatedAt = now };
            baseline = majority.Id;
            await Site.AddAsync(majority);
            await AddBundleThingsAsync(competition, owner.Id, stranger.Id, now);
        }

        public ValueTask DisposeAsync() => Site.DisposeAsync();

        public string Fill(string route) => route
            .Replace("{Competition}", "task", StringComparison.OrdinalIgnoreCase)
            .Replace("{Track}", "main", StringComparison.OrdinalIgnoreCase)
            .Replace("{Phase}", "test", StringComparison.OrdinalIgnoreCase)
            .Replace("{track:guid}", track.ToString(), StringComparison.Ordinal)
            .Replace("{phase:guid}", phase.ToString(), StringComparison.Ordinal)
            .Replace("{RunId:guid}", run.ToString(), StringComparison.Ordinal)
            .Replace("{run:guid}", run.ToString(), StringComparison.Ordinal)
            .Replace("{file:guid}", file.ToString(), StringComparison.Ordinal)
            .Replace("{team:guid}", baseline.ToString(), StringComparison.Ordinal)
            .Replace("{Upload:guid}", upload.ToString(), StringComparison.OrdinalIgnoreCase)
            .Replace("/{**path}", "", StringComparison.Ordinal)
            .Replace("{Section}", "runs", StringComparison.Ordinal)
            .Replace("{Token}", "0123", StringComparison.Ordinal)
            .Replace("{language}", "ar", StringComparison.Ordinal)
            .Replace("{Status:int}", "500", StringComparison.Ordinal);

        /// <summary>A file for everybody, a bundle of the stranger's, and a report on the run.</summary>
        private async Task AddBundleThingsAsync(Competition competition, Guid owner, Guid stranger, DateTime now)
        {
            using var content = new MemoryStream("<p>Report</p>"u8.ToArray());
            var blob = (await Site.Services.GetRequiredService<Core.Storage.IBlobStore>().PutAsync(content, 100, CancellationToken.None)).Value;
            var given = new CompetitionFile { CompetitionId = competition.Id, Kind = CompetitionFileKind.StartingKit, Title = "Kit", FileName = "kit.zip", BlobHash = blob.Hash, Bytes = blob.Bytes };
            var bundle = new BundleUpload { AccountId = stranger, FileName = "bundle.zip", BlobHash = blob.Hash, Bytes = blob.Bytes, CreatedAt = now };
            var settings = new ProgramSettings { ProgramHash = blob.Hash, Commands = ["python3 s.py"], ShowsReports = true };
            var scorer = new Scorer { TrackId = track, Version = 1, PluginId = ProgramSettings.PluginId, PluginVersion = "1", ProgramHash = blob.Hash, ParametersJson = settings.ToJson(), CreatedAt = now };
            var reference = new ReferenceSet { TrackId = track, PhaseId = phase, Version = 1, FileName = "gold.zip", BlobHash = blob.Hash, Bytes = blob.Bytes, State = ReferenceState.Ready, CreatedBy = owner, CreatedAt = now };
            (file, upload) = (given.Id, bundle.Id);
            await Site.AddAsync(given, bundle, scorer, reference);
            await Site.AddAsync(new Evaluation
            {
                RunId = run, ScorerId = scorer.Id, ReferenceSetId = reference.Id, Outcome = EvaluationOutcome.Scored, IsCurrent = true, StartedAt = now, FinishedAt = now, ReportHash = blob.Hash, ManifestJson = "{}",
            });
        }

        private async Task<Guid> AddTeamAsync(Competition competition, string member, DateTime now)
        {
            var account = await Site.AddAccountAsync(member);
            var team = new Team { CompetitionId = competition.Id, Name = member, NormalizedName = member.ToUpperInvariant(), CreatedAt = now };
            await Site.AddAsync(
                team,
                new TeamMember { TeamId = team.Id, AccountId = account.Id, CompetitionId = competition.Id, IsLead = true, JoinedAt = now },
                new TeamTrack { TeamId = team.Id, TrackId = track },
                new Registration { TeamId = team.Id, CompetitionId = competition.Id, State = RegistrationState.Approved, RequestedBy = account.Id, RequestedAt = now, RulesAcceptedAt = now });
            return team.Id;
        }

        private async Task<Guid> AddRunAsync(Competition competition, Guid team, DateTime now)
        {
            using var content = new MemoryStream([1, 2, 3]);
            var blob = (await Site.Services.GetRequiredService<Core.Storage.IBlobStore>().PutAsync(content, 100, CancellationToken.None)).Value;
            var made = new Run
            {
                CompetitionId = competition.Id, TrackId = track, PhaseId = phase, TeamId = team, SubmittedBy = Guid.CreateVersion7(), Number = 999,
                FileName = "run.tsv", BlobHash = blob.Hash, Bytes = blob.Bytes, ReceivedAt = now, QuotaDay = DateOnly.FromDateTime(now).DayNumber, State = RunState.Waiting,
            };
            await Site.AddAsync(made);
            return made.Id;
        }
    }
}
