using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Competitions;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Data.Configurations;

internal sealed class TeamTrackConfiguration : IEntityTypeConfiguration<TeamTrack>
{
    public void Configure(EntityTypeBuilder<TeamTrack> builder)
    {
        builder.HasKey(row => new { row.TeamId, row.TrackId });
        builder.HasOne<Team>().WithMany().HasForeignKey(row => row.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Track>().WithMany().HasForeignKey(row => row.TrackId).OnDelete(DeleteBehavior.Restrict);
    }
}
