using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Competitions;
using SharedTask.Core.Runs;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Data.Configurations;

internal sealed class RunCounterConfiguration : IEntityTypeConfiguration<RunCounter>
{
    public void Configure(EntityTypeBuilder<RunCounter> builder)
    {
        builder.HasKey(row => new { row.TeamId, row.TrackId, row.PhaseId });
        builder.HasOne<Team>().WithMany().HasForeignKey(row => row.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Track>().WithMany().HasForeignKey(row => row.TrackId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Phase>().WithMany().HasForeignKey(row => row.PhaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
