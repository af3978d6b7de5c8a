using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Accounts;
using SharedTask.Core.Audit;
using SharedTask.Core.Bundles.Import;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Notices;
using SharedTask.Core.Runs;
using SharedTask.Core.Runtimes;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Data;

/// <summary>The database. Each provider has a derived context with its own migrations; everything else asks for this one.</summary>
public abstract class SharedTaskDb(DbContextOptions options) : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Organizer> Organizers => Set<Organizer>();

    public DbSet<Competition> Competitions => Set<Competition>();

    public DbSet<Track> Tracks => Set<Track>();

    public DbSet<Scorer> Scorers => Set<Scorer>();

    public DbSet<Phase> Phases => Set<Phase>();

    public DbSet<PhaseTrack> PhaseTracks => Set<PhaseTrack>();

    public DbSet<ReferenceSet> ReferenceSets => Set<ReferenceSet>();

    public DbSet<CompetitionFile> CompetitionFiles => Set<CompetitionFile>();

    public DbSet<BundleUpload> BundleUploads => Set<BundleUpload>();

    public DbSet<ProgramRuntime> ProgramRuntimes => Set<ProgramRuntime>();

    public DbSet<LeaderboardColumn> LeaderboardColumns => Set<LeaderboardColumn>();

    public DbSet<Team> Teams => Set<Team>();

    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<TeamTrack> TeamTracks => Set<TeamTrack>();

    public DbSet<TeamInvitation> TeamInvitations => Set<TeamInvitation>();

    public DbSet<Registration> Registrations => Set<Registration>();

    public DbSet<Run> Runs => Set<Run>();

    public DbSet<QuotaUse> QuotaUses => Set<QuotaUse>();

    public DbSet<RunCounter> RunCounters => Set<RunCounter>();

    public DbSet<QueueTurn> QueueTurns => Set<QueueTurn>();

    public DbSet<WorkerProcess> WorkerProcesses => Set<WorkerProcess>();

    public DbSet<Evaluation> Evaluations => Set<Evaluation>();

    public DbSet<Score> Scores => Set<Score>();

    public DbSet<Leaderboard> Leaderboards => Set<Leaderboard>();

    public DbSet<LeaderboardRow> LeaderboardRows => Set<LeaderboardRow>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<SiteSetting> SiteSettings => Set<SiteSetting>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(SharedTaskDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
    }
}
