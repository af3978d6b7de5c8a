using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Competitions;

namespace SharedTask.Core.Data.Configurations;

internal sealed class PhaseTrackConfiguration : IEntityTypeConfiguration<PhaseTrack>
{
    public void Configure(EntityTypeBuilder<PhaseTrack> builder)
    {
        builder.HasKey(row => new { row.PhaseId, row.TrackId });
        builder.HasOne<Phase>().WithMany().HasForeignKey(row => row.PhaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Track>().WithMany().HasForeignKey(row => row.TrackId).OnDelete(DeleteBehavior.Restrict);
    }
}
