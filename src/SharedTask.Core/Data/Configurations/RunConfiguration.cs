using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Competitions;
using SharedTask.Core.Runs;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Data.Configurations;

internal sealed class RunConfiguration : IEntityTypeConfiguration<Run>
{
    public void Configure(EntityTypeBuilder<Run> builder)
    {
        builder.Property(row => row.Label).HasMaxLength(80);
        builder.Property(row => row.FileName).HasMaxLength(255);
        builder.Property(row => row.BlobHash).HasMaxLength(64).IsUnicode(false);
        builder.Property(row => row.LeaseOwner).HasMaxLength(100);
        builder.Property(row => row.ReasonKey).HasMaxLength(60);
        builder.Property(row => row.Revision).IsConcurrencyToken();
        builder.HasIndex(row => new { row.TeamId, row.TrackId, row.PhaseId, row.Number }).IsUnique();
        builder.HasIndex(row => new { row.CompetitionId, row.ReceivedAt });
        builder.HasIndex(row => new { row.TrackId, row.PhaseId, row.State });
        // The queue and the watchdog ask only for the few runs that are not final: the index holds no others.
        builder.HasIndex(row => new { row.State, row.CompetitionId, row.TeamId, row.ReceivedAt }).HasFilter("[State] < 3");
        builder.HasOne<Competition>().WithMany().HasForeignKey(row => row.CompetitionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Track>().WithMany().HasForeignKey(row => row.TrackId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Phase>().WithMany().HasForeignKey(row => row.PhaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(row => row.TeamId).OnDelete(DeleteBehavior.Restrict);
    }
}
