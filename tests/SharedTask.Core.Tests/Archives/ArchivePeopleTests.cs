using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Accounts;
using SharedTask.Core.Competitions;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Archives;

/// <summary>Who an archive's people are on another site, and what nobody gets by an archive.</summary>
public sealed class ArchivePeopleTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Person_WithAConfirmedAddress_IsWhoTheyWere_AndKeepsTheirAccountAsItIs()
    {
        await using var first = await ArchiveSite.CreateAsync();
        var scene = await RichCompetition.CreateAsync(first);
        await using var second = await ArchiveSite.CreateAsync();
        var known = await second.AddAccountAsync(scene.MemberOf("amber").Email!, "Amber herself", account => account.PasswordHash = "her password");

        var imported = (await second.ImportAsync(await first.ExportAsync(RichCompetition.Slug))).Value;

        var after = (await second.FindAccountAsync(known.Email!))!;
        (after.Id, after.DisplayName, after.PasswordHash, after.SecurityStamp, after.EmailConfirmed, after.IsAdministrator).ShouldBe((known.Id, "Amber herself", "her password", "before", true, false));
        (await second.Database.ReadAsync(db => db.TeamMembers.SingleAsync(row => row.AccountId == known.Id, Stop))).CompetitionId.ShouldBe(imported.CompetitionId);
    }

    [Fact]
    public async Task Person_WhomTheSiteDoesNotKnow_GetsAnAccountThatNobodyCanSignInTo()
    {
        await using var first = await ArchiveSite.CreateAsync();
        var scene = await RichCompetition.CreateAsync(first);
        await using (var db = first.Database.CreateDbContext())
        {
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, "a secret of the first site").SetProperty(row => row.IsAdministrator, true), Stop);
        }

        var archive = await first.ExportAsync(RichCompetition.Slug);
        await using var second = await ArchiveSite.CreateAsync();
        await second.ImportAsync(archive);

        var made = (await second.FindAccountAsync(scene.MemberOf("amber").Email!))!;
        (made.DisplayName, made.PasswordHash is null, made.EmailConfirmed, made.IsAdministrator).ShouldBe(("member-of-amber", true, false, false));
        new ArchiveEditor(archive).AllText().ShouldNotContain("a secret of the first site");
    }

    [Fact]
    public async Task Address_ThatSomebodyOnlyTyped_OpensNothing()
    {
        await using var first = await ArchiveSite.CreateAsync();
        var scene = await RichCompetition.CreateAsync(first);
        await using var second = await ArchiveSite.CreateAsync();
        var typed = await second.AddAccountAsync(scene.Owner.Email!, "Not the owner", account => (account.EmailConfirmed, account.PasswordHash, account.TwoFactorEnabled) = (false, "a guess", true));
        await second.Database.AddAsync(Stop, new IdentityUserToken<Guid> { UserId = typed.Id, LoginProvider = "[AspNetUserStore]", Name = "AuthenticatorKey", Value = "key" });

        await second.ImportAsync(await first.ExportAsync(RichCompetition.Slug));

        var after = (await second.FindAccountAsync(typed.Email!))!;
        (after.Id, after.PasswordHash is null, after.EmailConfirmed, after.TwoFactorEnabled).ShouldBe((typed.Id, true, false, false));
        // Links that were sent before are over.
        (after.SecurityStamp == "before").ShouldBeFalse();
        (await second.Database.ReadAsync(db => db.UserTokens.CountAsync(Stop))).ShouldBe(0);
    }

    [Fact]
    public async Task Archive_GivesRightsOnItsOwnCompetitionAlone()
    {
        await using var first = await ArchiveSite.CreateAsync();
        var scene = await RichCompetition.CreateAsync(first);
        await using var second = await ArchiveSite.CreateAsync();
        await new CompetitionBuilder("other").CreateAsync(second.Database, Stop);
        var owner = await second.AddAccountAsync(scene.Owner.Email!, "Owner");

        var imported = (await second.ImportAsync(await first.ExportAsync(RichCompetition.Slug))).Value;

        var access = new FindCompetitionAccess(second.Database);
        (await access.ExecuteAsync(imported.Slug, CompetitionScene.ActorOf(owner), Stop))!.IsOwner.ShouldBeTrue();
        (await access.ExecuteAsync("other", CompetitionScene.ActorOf(owner), Stop))!.IsOrganizer.ShouldBeFalse();
        (await second.Database.ReadAsync(db => db.Organizers.CountAsync(row => row.CompetitionId != imported.CompetitionId, Stop))).ShouldBe(1);
        (await second.Database.ReadAsync(db => db.Users.AnyAsync(row => row.IsAdministrator, Stop))).ShouldBeFalse();
    }

    [Fact]
    public async Task Archive_WithoutPeople_BringsTeamsAndScores_AndBelongsToWhoBroughtIt()
    {
        await using var first = await ArchiveSite.CreateAsync();
        var scene = await RichCompetition.CreateAsync(first);
        await using var second = await ArchiveSite.CreateAsync();
        var importer = await second.AddAccountAsync("importer@example.org", "Importer");
        var member = await second.AddAccountAsync(scene.MemberOf("amber").Email!, "Amber");

        var imported = (await second.ImportAsync(await first.ExportAsync(RichCompetition.Slug), importer, withPeople: false)).Value;

        imported.Differing.ShouldBeEmpty();
        await using var db = second.Database.CreateDbContext();
        (await db.Organizers.SingleAsync(Stop)).ShouldSatisfyAllConditions(row => row.AccountId.ShouldBe(importer.Id), row => row.Role.ShouldBe(OrganizerRole.Owner));
        (await db.TeamMembers.CountAsync(Stop), await db.Teams.CountAsync(Stop), await db.Users.CountAsync(Stop)).ShouldBe((0, 4, 2));
        (await db.Runs.Select(row => row.SubmittedBy).Distinct().SingleAsync(Stop)).ShouldBe(importer.Id);
        (await db.AuditEntries.SingleAsync(Stop)).Action.ShouldBe("competition.arrived", "a history could be forged");
        (await new FindCompetitionAccess(second.Database).ExecuteAsync(imported.Slug, CompetitionScene.ActorOf(member), Stop))!.TeamId.ShouldBeNull();
    }

    [Fact]
    public async Task Person_WhoClosedTheirAccount_StaysClosed()
    {
        await using var first = await ArchiveSite.CreateAsync();
        var scene = await RichCompetition.CreateAsync(first);
        (await new CloseAccount(first.Database, first.Database.Time).ExecuteAsync(scene.ActorOf("amber"), Stop)).IsRefused.ShouldBeFalse();
        var archive = await first.ExportAsync(RichCompetition.Slug);
        await using var second = await ArchiveSite.CreateAsync();

        var imported = (await second.ImportAsync(archive)).Value;

        new ArchiveEditor(archive).TextOf("people.json").ShouldNotContain("amber");
        var closed = await second.Database.ReadAsync(db => db.Users.SingleAsync(row => row.Email!.EndsWith("@closed.invalid"), Stop));
        (closed.DisplayName, closed.PasswordHash is null).ShouldBe(("—", true));
        new ArchiveEditor(await second.ExportAsync(imported.Slug)).TextOf("competition.json").ShouldBe(new ArchiveEditor(archive).TextOf("competition.json"));
    }
}
